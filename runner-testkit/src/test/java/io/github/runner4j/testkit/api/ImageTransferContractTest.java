package io.github.runner4j.testkit.api;

@OnFakes
class ImageTransferContractTest extends ImageTransferContract {}
