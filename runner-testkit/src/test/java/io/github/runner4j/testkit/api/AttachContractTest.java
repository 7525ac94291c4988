package io.github.runner4j.testkit.api;

@OnFakes
class AttachContractTest extends AttachContract {}
