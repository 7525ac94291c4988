package io.github.runner4j.testkit.api;

@OnEngines
class FilesContractIT extends FilesContract {}
