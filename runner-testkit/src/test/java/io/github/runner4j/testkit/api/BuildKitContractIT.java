package io.github.runner4j.testkit.api;

@OnEngines
class BuildKitContractIT extends BuildKitContract {}
