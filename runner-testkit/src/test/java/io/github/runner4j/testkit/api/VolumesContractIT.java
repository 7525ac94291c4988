package io.github.runner4j.testkit.api;

@OnEngines
class VolumesContractIT extends VolumesContract {}
