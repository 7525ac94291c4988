package io.github.runner4j.testkit.api;

@OnFakes
class BuildRefusalContractTest extends BuildRefusalContract {}
