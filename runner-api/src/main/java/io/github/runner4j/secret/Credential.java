package io.github.runner4j.secret;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** How to prove who we are to a Git server or to an image registry. None of its texts is ever printed. */
public sealed interface Credential {

    /**
     * A token that stands for user and password (a forge's access token, a registry's identity token).
     *
     * @param value the token
     */
    record Token(Secret value) implements Credential {

        /** Checks that there is a token. */
        public Token {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A user name and its password.
     *
     * @param user the user name, printed as it is
     * @param password the password
     */
    record UserPassword(String user, Secret password) implements Credential {

        /** Checks that both parts are there. */
        public UserPassword {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
        }
    }

    /**
     * A private key for SSH, and the hosts it may be shown to.
     *
     * @param privateKey file with the private key, in OpenSSH or PEM form
     * @param passphrase what unlocks the key, if it is locked
     * @param knownHosts file in OpenSSH's {@code known_hosts} form; a host that is not in it is refused
     */
    record SshKey(Path privateKey, Optional<Secret> passphrase, Path knownHosts) implements Credential {

        /** Checks that all parts are there. */
        public SshKey {
            Objects.requireNonNull(privateKey, "privateKey");
            Objects.requireNonNull(passphrase, "passphrase");
            Objects.requireNonNull(knownHosts, "knownHosts");
        }
    }

    /**
     * A token.
     *
     * @param value the token in the clear
     * @return the credential
     */
    static Credential token(String value) {
        return new Token(Secret.of(value));
    }

    /**
     * A user name and its password.
     *
     * @param user the user name
     * @param password the password in the clear
     * @return the credential
     */
    static Credential userPassword(String user, String password) {
        return new UserPassword(user, Secret.of(password));
    }

    /**
     * A private key without a passphrase.
     *
     * @param privateKey file with the private key
     * @param knownHosts file with the hosts' keys
     * @return the credential
     */
    static Credential sshKey(Path privateKey, Path knownHosts) {
        return new SshKey(privateKey, Optional.empty(), knownHosts);
    }
}
