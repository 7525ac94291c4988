package io.github.runner4j.testkit.api;

@OnEngines
class EventsContractIT extends EventsContract {}
