package io.github.runner4j.testkit.api;

@OnEngines
class ImagesContractIT extends ImagesContract {}
