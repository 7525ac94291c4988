package io.github.runner4j.testkit.api;

@OnEngines
class NetworksContractIT extends NetworksContract {}
