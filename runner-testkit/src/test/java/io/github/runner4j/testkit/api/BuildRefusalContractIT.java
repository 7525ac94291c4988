package io.github.runner4j.testkit.api;

@OnEngines
class BuildRefusalContractIT extends BuildRefusalContract {}
