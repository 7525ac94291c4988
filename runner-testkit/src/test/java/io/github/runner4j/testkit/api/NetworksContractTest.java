package io.github.runner4j.testkit.api;

@OnFakes
class NetworksContractTest extends NetworksContract {}
