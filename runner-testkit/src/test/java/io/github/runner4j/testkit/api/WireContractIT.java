package io.github.runner4j.testkit.api;

@OnEngines
class WireContractIT extends WireContract {}
