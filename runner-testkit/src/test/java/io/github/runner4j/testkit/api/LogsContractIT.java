package io.github.runner4j.testkit.api;

@OnEngines
class LogsContractIT extends LogsContract {}
