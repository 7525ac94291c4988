package io.github.runner4j.testkit.api;

@OnFakes
class BuildKitContractTest extends BuildKitContract {}
