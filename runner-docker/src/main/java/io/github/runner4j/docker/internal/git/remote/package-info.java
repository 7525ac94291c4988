/** Git repositories somewhere else: their URLs, and the connections to them over HTTP, SSH, Git's own protocol and the disk. */
@NullMarked
package io.github.runner4j.docker.internal.git.remote;

import org.jspecify.annotations.NullMarked;
