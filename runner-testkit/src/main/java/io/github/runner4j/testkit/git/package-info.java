/**
 * Git repositories for tests, made without the {@code git} program and served on the loopback address. Whoever uses this package
 * has JGit on the path ({@code org.eclipse.jgit}, for SSH also {@code org.eclipse.jgit.ssh.apache}): the testkit asks for it only
 * here.
 */
@NullMarked
package io.github.runner4j.testkit.git;

import org.jspecify.annotations.NullMarked;
