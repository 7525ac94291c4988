package io.github.runner4j.testkit.api;

@OnEngines
class ImageRemovalContractIT extends ImageRemovalContract {}
