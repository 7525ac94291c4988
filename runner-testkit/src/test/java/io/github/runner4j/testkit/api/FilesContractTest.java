package io.github.runner4j.testkit.api;

@OnFakes
class FilesContractTest extends FilesContract {}
