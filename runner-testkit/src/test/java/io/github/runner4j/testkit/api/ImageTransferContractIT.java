package io.github.runner4j.testkit.api;

@OnEngines
class ImageTransferContractIT extends ImageTransferContract {}
