package io.github.runner4j.testkit.api;

@OnEngines
class SystemContractIT extends SystemContract {}
