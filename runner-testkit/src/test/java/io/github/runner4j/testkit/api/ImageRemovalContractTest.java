package io.github.runner4j.testkit.api;

@OnFakes
class ImageRemovalContractTest extends ImageRemovalContract {}
