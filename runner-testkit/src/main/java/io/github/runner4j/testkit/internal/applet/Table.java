package io.github.runner4j.testkit.internal.applet;

import io.github.runner4j.testkit.internal.applet.awk.Awk;
import io.github.runner4j.testkit.internal.applet.data.Checksums;
import io.github.runner4j.testkit.internal.applet.data.Dump;
import io.github.runner4j.testkit.internal.applet.data.Encodings;
import io.github.runner4j.testkit.internal.applet.data.Gzip;
import io.github.runner4j.testkit.internal.applet.data.Tar;
import io.github.runner4j.testkit.internal.applet.file.Copy;
import io.github.runner4j.testkit.internal.applet.file.Dd;
import io.github.runner4j.testkit.internal.applet.file.Directories;
import io.github.runner4j.testkit.internal.applet.file.Ls;
import io.github.runner4j.testkit.internal.applet.file.Move;
import io.github.runner4j.testkit.internal.applet.file.Owners;
import io.github.runner4j.testkit.internal.applet.file.PathNames;
import io.github.runner4j.testkit.internal.applet.file.Stat;
import io.github.runner4j.testkit.internal.applet.file.Temporary;
import io.github.runner4j.testkit.internal.applet.file.Touch;
import io.github.runner4j.testkit.internal.applet.file.Usage;
import io.github.runner4j.testkit.internal.applet.find.Find;
import io.github.runner4j.testkit.internal.applet.net.Httpd;
import io.github.runner4j.testkit.internal.applet.net.Ip;
import io.github.runner4j.testkit.internal.applet.net.Nc;
import io.github.runner4j.testkit.internal.applet.net.Ping;
import io.github.runner4j.testkit.internal.applet.net.Wget;
import io.github.runner4j.testkit.internal.applet.sed.Sed;
import io.github.runner4j.testkit.internal.applet.system.Accounts;
import io.github.runner4j.testkit.internal.applet.system.Date;
import io.github.runner4j.testkit.internal.applet.system.Environment;
import io.github.runner4j.testkit.internal.applet.system.Identity;
import io.github.runner4j.testkit.internal.applet.system.Kill;
import io.github.runner4j.testkit.internal.applet.system.Machine;
import io.github.runner4j.testkit.internal.applet.system.Ps;
import io.github.runner4j.testkit.internal.applet.system.Sleep;
import io.github.runner4j.testkit.internal.applet.system.Terminal;
import io.github.runner4j.testkit.internal.applet.system.Timeout;
import io.github.runner4j.testkit.internal.applet.system.Xargs;
import io.github.runner4j.testkit.internal.applet.text.Cat;
import io.github.runner4j.testkit.internal.applet.text.Count;
import io.github.runner4j.testkit.internal.applet.text.Cut;
import io.github.runner4j.testkit.internal.applet.text.Ends;
import io.github.runner4j.testkit.internal.applet.text.Expr;
import io.github.runner4j.testkit.internal.applet.text.Grep;
import io.github.runner4j.testkit.internal.applet.text.Lines;
import io.github.runner4j.testkit.internal.applet.text.Sort;
import io.github.runner4j.testkit.internal.applet.text.Tr;
import io.github.runner4j.testkit.internal.applet.word.Condition;
import io.github.runner4j.testkit.internal.applet.word.Echo;
import io.github.runner4j.testkit.internal.applet.word.Printf;
import io.github.runner4j.testkit.internal.applet.word.Sequence;
import io.github.runner4j.testkit.internal.shell.ShellProgram;
import io.github.runner4j.testkit.internal.userland.Applet;
import java.util.Map;
import java.util.TreeMap;

/** All applets by their names. */
final class Table {

    private Table() {}

    static Map<String, Applet> all() {
        Map<String, Applet> all = new TreeMap<>();
        Applet shell = session -> ShellProgram.run(session.context(), session.name(), session.words());
        all.put("sh", shell);
        all.put("ash", shell);
        files(all);
        system(all);
        text(all);
        editing(all);
        data(all);
        all.put("httpd", Httpd::run);
        all.put("ip", Ip::run);
        all.put("nc", Nc::run);
        all.put("ping", Ping::run);
        all.put("wget", Wget::run);
        return Map.copyOf(all);
    }

    private static void files(Map<String, Applet> all) {
        all.put("chgrp", Owners::changeGroup);
        all.put("chmod", Owners::changeMode);
        all.put("chown", Owners::changeOwner);
        all.put("cp", Copy::run);
        all.put("ln", Move::link);
        all.put("ls", Ls::run);
        all.put("mkdir", Directories::make);
        all.put("mv", Move::move);
        all.put("rm", Move::remove);
        all.put("rmdir", Directories::remove);
        all.put("touch", Touch::touch);
        all.put("basename", PathNames::base);
        all.put("dd", Dd::run);
        all.put("df", Usage::df);
        all.put("dirname", PathNames::directory);
        all.put("du", Usage::du);
        all.put("find", Find::run);
        all.put("mktemp", Temporary::run);
        all.put("readlink", PathNames::readLink);
        all.put("realpath", PathNames::realPath);
        all.put("stat", Stat::run);
        all.put("sync", session -> 0);
        all.put("which", PathNames::which);
    }

    private static void system(Map<String, Applet> all) {
        all.put("env", Environment::env);
        all.put("groups", Identity::groups);
        all.put("id", Identity::id);
        all.put("kill", Kill::kill);
        all.put("killall", Kill::killAll);
        all.put("pidof", Kill::pidOf);
        all.put("printenv", Environment::print);
        all.put("ps", Ps::run);
        all.put("sleep", Sleep::sleep);
        all.put("top", Ps::top);
        all.put("usleep", Sleep::micros);
        all.put("whoami", Identity::whoami);
        all.put("addgroup", Accounts::addGroup);
        all.put("adduser", Accounts::addUser);
        all.put("clear", Terminal::clear);
        all.put("date", Date::run);
        all.put("free", Machine::free);
        all.put("hostname", Machine::hostname);
        all.put("mount", Machine::mount);
        all.put("nproc", Machine::processors);
        all.put("stty", Terminal::stty);
        all.put("su", Accounts::su);
        all.put("timeout", Timeout::run);
        all.put("tty", Terminal::tty);
        all.put("uname", Machine::uname);
        all.put("uptime", Machine::uptime);
        all.put("xargs", Xargs::run);
    }

    private static void editing(Map<String, Applet> all) {
        all.put("awk", Awk::run);
        all.put("cut", Cut::run);
        all.put("expr", Expr::run);
        all.put("head", Ends::head);
        all.put("nl", Lines::numbered);
        all.put("rev", Lines::reverse);
        all.put("sed", Sed::run);
        all.put("seq", Sequence::seq);
        all.put("sort", Sort::run);
        all.put("tail", Ends::tail);
        all.put("tr", Tr::run);
        all.put("uniq", Lines::unique);
        all.put("wc", Count::run);
        all.put("yes", Sequence::yes);
    }

    private static void data(Map<String, Applet> all) {
        all.put("base64", Encodings::base64);
        all.put("gunzip", Gzip::run);
        all.put("gzip", Gzip::run);
        all.put("hexdump", Dump::hexdump);
        all.put("md5sum", session -> Checksums.run(session, "MD5"));
        all.put("od", Dump::od);
        all.put("sha1sum", session -> Checksums.run(session, "SHA-1"));
        all.put("sha256sum", session -> Checksums.run(session, "SHA-256"));
        all.put("sha512sum", session -> Checksums.run(session, "SHA-512"));
        all.put("tar", Tar::run);
        all.put("zcat", Gzip::run);
    }

    private static void text(Map<String, Applet> all) {
        all.put("cat", Cat::cat);
        all.put("echo", Echo::run);
        all.put("egrep", Grep::run);
        all.put("fgrep", Grep::run);
        all.put("grep", Grep::run);
        all.put("printf", Printf::run);
        all.put("tac", Cat::reverse);
        all.put("tee", Cat::tee);
        all.put("test", Condition::run);
        all.put("[", Condition::bracket);
        all.put("true", session -> 0);
        all.put("false", session -> 1);
        all.put("pwd", session -> {
            session.line(session.context().workingDirectory());
            return 0;
        });
    }
}
