package io.github.runner4j.testkit.api;

@OnFakes
class EventsContractTest extends EventsContract {}
