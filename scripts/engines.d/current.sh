# shellcheck shell=bash
# Docker Engine and Podman of Debian 13: still to come.

up_current() { fail "the current engine is not there yet"; }
down_current() { :; }
status_current() { :; }
env_current() { :; }
