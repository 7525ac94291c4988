package io.github.runner4j.testkit.api;

import io.github.runner4j.testkit.api.ContainerCreateContract.Refused;
import java.util.List;

/** Settings of containers that Docker Engine refuses, with its words. */
final class ContainerRefusals {

    private static final String MOUNT = "invalid mount config for type ";
    private static final String VOLUME = "invalid volume specification: ";

    static final List<Refused> ALL = List.of(
            Refused.host("'Memory':5", "Minimum memory limit allowed is 6MB"),
            Refused.host(
                    "'Memory':10000000,'MemorySwap':5000000",
                    "Minimum memoryswap limit should be larger than memory limit, see usage"),
            Refused.host(
                    "'MemorySwap':50000000",
                    "You should always set the Memory limit when using Memoryswap limit, see usage"),
            Refused.host("'MemorySwappiness':200", "Invalid value: 200, valid memory swappiness range is 0-100"),
            Refused.host("'MemoryReservation':5", "Minimum memory reservation allowed is 6MB"),
            Refused.host(
                    "'Memory':10000000,'MemoryReservation':20000000",
                    "Minimum memory limit can not be less than memory reservation limit, see usage"),
            Refused.host(
                    "'NanoCpus':1000,'CpuPeriod':1000",
                    "Conflicting options: Nano CPUs and CPU Period cannot both be set"),
            Refused.host(
                    "'NanoCpus':1000,'CpuQuota':1000",
                    "Conflicting options: Nano CPUs and CPU Quota cannot both be set"),
            Refused.host(
                    "'CpuPeriod':5",
                    "CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)"),
            Refused.host("'CpuQuota':5", "CPU cfs quota can not be less than 1ms (i.e. 1000)"),
            Refused.host("'CpusetCpus':'x'", "Invalid value x for cpuset cpus: invalid format: x"),
            Refused.host("'CpusetMems':'9'", "Requested memory nodes are not available - requested 9, available: 0"),
            Refused.host(
                    500,
                    "'IOMaximumIOps':5",
                    "Invalid QoS settings: linux does not support configuration of maximum IOPs",
                    "Invalid QoS settings: linux does not support configuration of maximum IOPs"),
            Refused.host("'ShmSize':-1", "SHM size can not be less than 0"),
            Refused.host("'OomScoreAdj':2000", "Invalid value 2000, range for oom score adj is [-1000, 1000]"),
            Refused.host(
                    400,
                    "'Runtime':'nosuch'",
                    "Unknown runtime specified nosuch",
                    "unknown or invalid runtime name: nosuch"),
            Refused.host("'CgroupnsMode':'x'", "invalid cgroup namespace mode: x"),
            Refused.host("'Tmpfs':{'/':''}", "invalid specification: destination can't be '/'"),
            Refused.host("'Tmpfs':{'x':''}", "invalid mount path: 'x' mount path must be absolute"),
            Refused.host(
                    "'AutoRemove':true,'RestartPolicy':{'Name':'always'}",
                    "can't create 'AutoRemove' container with restart policy"),
            Refused.host(
                    400,
                    "'RestartPolicy':{'Name':'x'}",
                    "invalid restart policy 'x'",
                    "invalid restart policy: unknown policy 'x'; use one of 'no', 'always', 'on-failure', "
                            + "or 'unless-stopped'"),
            Refused.host(
                    400,
                    "'RestartPolicy':{'Name':'always','MaximumRetryCount':3}",
                    "maximum retry count cannot be used with restart policy 'always'",
                    "invalid restart policy: maximum retry count can only be used with 'on-failure'"),
            Refused.host(
                    400,
                    "'RestartPolicy':{'Name':'on-failure','MaximumRetryCount':-3}",
                    "maximum retry count cannot be negative",
                    "invalid restart policy: maximum retry count cannot be negative"),
            Refused.host("'PortBindings':{'x/tcp':[{}]}", "invalid port specification: \"x\""),
            Refused.host("'PortBindings':{'80/tcp':[{'HostPort':'x'}]}", "invalid port specification: \"x\""),
            Refused.host("'PortBindings':{'80/tcp':[{'HostPort':'99999'}]}", "invalid port specification: \"99999\""),
            Refused.host("'CapAdd':['nosuch']", "invalid CapAdd: unknown capability: \"CAP_NOSUCH\""),
            Refused.host("'CapDrop':['nosuch']", "invalid CapDrop: unknown capability: \"CAP_NOSUCH\""),
            Refused.host("'ExtraHosts':['a']", "bad format for add-host: \"a\""),
            Refused.host("'ExtraHosts':['a:b']", "invalid IP address in add-host: \"b\""),
            Refused.host(
                    "'LogConfig':{'Type':'nosuch'}",
                    "error looking up logging plugin nosuch: plugin \"nosuch\" not found"),
            Refused.host(
                    "'LogConfig':{'Type':'json-file','Config':{'x':'y'}}",
                    "unknown log opt 'x' for json-file log driver"),
            Refused.host(
                    "'NetworkMode':'container:'", "Invalid network mode: invalid container format container:<name|id>"),
            Refused.host("'IpcMode':'container:nosuch'", "No such container: nosuch"),
            Refused.host("'PidMode':'container:nosuch'", "No such container: nosuch"),
            Refused.host("'Binds':['/a:/b','/c:/b']", "Duplicate mount point: /b"),
            Refused.host(
                    500,
                    "'Binds':['/a:b']",
                    VOLUME + "'/a:b': " + MOUNT + "\"bind\": invalid mount path: 'b' mount path must be absolute",
                    VOLUME + "'/a:b': " + MOUNT + "\"bind\": invalid mount path: 'b' mount path must be absolute"),
            Refused.host(500, "'Binds':['a:b:c:d']", VOLUME + "'a:b:c:d'", VOLUME + "'a:b:c:d'"),
            Refused.host(500, "'Binds':['/a:/b:zz']", "invalid mode: zz", "invalid mode: zz"),
            Refused.host(
                    "'Binds':['x:/b']",
                    "create x: volume name is too short, names should be at least two alphanumeric characters"),
            Refused.host(
                    "'Mounts':[{'Type':'bind','Source':'/nosuch-r4j','Target':'/b'}]",
                    MOUNT + "\"bind\": bind source path does not exist: /nosuch-r4j"),
            Refused.host(
                    "'Mounts':[{'Type':'bind','Target':'/b'}]", MOUNT + "\"bind\": field Source must not be empty"),
            Refused.host("'Mounts':[{'Type':'x','Source':'/tmp','Target':'/b'}]", MOUNT + "\"x\": mount type unknown"),
            Refused.host(
                    "'Mounts':[{'Type':'volume','Source':'ab'}]", MOUNT + "\"volume\": field Target must not be empty"),
            Refused.host(
                    "'Mounts':[{'Type':'tmpfs','Source':'x','Target':'/b'}]",
                    MOUNT + "\"tmpfs\": field Source must not be specified"),
            Refused.host("'VolumesFrom':['nosuch']", "No such container: nosuch"),
            Refused.host("'Links':['nosuch:a']", "could not get container for nosuch: No such container: nosuch"),
            Refused.host(
                    500, "'SecurityOpt':['x']", "invalid --security-opt 1: \"x\"", "invalid --security-opt 1: \"x\""),
            Refused.of(
                    "'Hostname':'x','HostConfig':{'NetworkMode':'container:x'}",
                    "conflicting options: hostname and the network mode"),
            Refused.of(
                    "'ExposedPorts':{'80/tcp':{}},'HostConfig':{'NetworkMode':'container:x'}",
                    "conflicting options: port exposing and the container type network mode"),
            Refused.of(
                    "'Hostname':'x','HostConfig':{'UTSMode':'host'}", "conflicting options: hostname and the UTS mode"),
            new Refused(400, "{'Cmd':[],'Entrypoint':['']}", "No command specified", "no command specified"),
            Refused.of("'Env':['']", "invalid environment variable: "),
            Refused.of("'Env':['=x']", "invalid environment variable: =x"),
            new Refused(400, "{'StopSignal':'x'}", "Invalid signal: x", "invalid signal: x"),
            Refused.of("'WorkingDir':'a'", "the working directory 'a' is invalid, it needs to be an absolute path"),
            Refused.of("'Healthcheck':{'Interval':5}", "Interval in Healthcheck cannot be less than 1ms"),
            Refused.of("'Healthcheck':{'Retries':-5}", "Retries in Healthcheck cannot be negative"),
            new Refused(
                    400,
                    "{'Image':'Nosuch'}",
                    "invalid reference format: repository name must be lowercase",
                    "invalid reference format: repository name (library/Nosuch) must be lowercase"),
            Refused.of("'Image':'a b'", "invalid reference format"));

    private ContainerRefusals() {}
}
