package io.github.runner4j.testkit.api;

@OnEngines
class BuildContractIT extends BuildContract {}
