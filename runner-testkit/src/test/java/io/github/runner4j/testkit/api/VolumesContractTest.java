package io.github.runner4j.testkit.api;

@OnFakes
class VolumesContractTest extends VolumesContract {}
