package io.github.runner4j.testkit.api;

@OnFakes
class ExecContractTest extends ExecContract {}
