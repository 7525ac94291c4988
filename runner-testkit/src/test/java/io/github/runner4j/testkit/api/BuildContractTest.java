package io.github.runner4j.testkit.api;

@OnFakes
class BuildContractTest extends BuildContract {}
