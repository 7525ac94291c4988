package io.github.runner4j.testkit.api;

@OnFakes
class ImagesContractTest extends ImagesContract {}
