package io.github.runner4j.testkit.api;

@OnFakes
class LogsContractTest extends LogsContract {}
