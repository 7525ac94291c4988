package io.github.runner4j.testkit.api;

@OnEngines
class AttachContractIT extends AttachContract {}
