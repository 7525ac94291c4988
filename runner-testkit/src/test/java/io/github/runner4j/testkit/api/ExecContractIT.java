package io.github.runner4j.testkit.api;

@OnEngines
class ExecContractIT extends ExecContract {}
