//! `install.sh` under another root, with the machine's own tools replaced by ones that write down what they were asked.

use std::{
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use crate::tempdir;

struct Machine {
    root: PathBuf,
}

impl Machine {
    fn new() -> Machine {
        let root = tempdir("install");
        let tools = root.join("tools");
        std::fs::create_dir_all(root.join("run/systemd/system")).expect("a directory");
        std::fs::create_dir_all(&tools).expect("a directory");
        let machine = Machine { root };
        let calls = machine.root.join("calls");
        let noted = format!("#!/bin/sh\necho \"$(basename \"$0\") $*\" >> {}\n", calls.display());
        for (name, rest) in [
            ("id", "[ \"$1\" = -u ] && { echo \"${STRANGER:-0}\"; exit; }\ngrep -q '^useradd' CALLS\n"),
            ("useradd", ""),
            ("chown", ""),
            ("systemctl", "[ \"$1\" != show ] || echo 7\n"),
            ("journalctl", "echo 'Verstak 1'; echo '  http://localhost:8080/setup?code=ABC'\n"),
        ] {
            machine.script(&tools.join(name), &format!("{noted}{}", rest.replace("CALLS", &calls.display().to_string())));
        }
        machine
    }

    fn script(&self, path: &Path, text: &str) {
        std::fs::write(path, text).expect("written");
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("it may run");
    }

    /// A program of this version, as good as a real one to the script.
    fn program(&self, version: &str) -> String {
        let path = self.root.join(format!("built-{version}"));
        self.script(&path, &format!("#!/bin/sh\necho verstak {version}\n"));
        path.display().to_string()
    }

    fn run(&self, args: &[&str]) -> (bool, String) {
        let path = format!("{}:{}", self.root.join("tools").display(), std::env::var("PATH").expect("a path"));
        let output = Command::new("sh")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/install.sh"))
            .args(args)
            .env("PATH", path)
            .env("DESTDIR", &self.root)
            .output()
            .expect("sh runs");
        (output.status.success(), format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
    }

    #[track_caller]
    fn installs(&self, args: &[&str]) -> String {
        let (done, said) = self.run(args);
        assert!(done, "{said}");
        said
    }

    fn read(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(self.root.join(path)).ok()
    }

    fn mode(&self, path: &str) -> u32 {
        std::fs::metadata(self.root.join(path)).expect("it is there").permissions().mode() & 0o7777
    }
}

const PROGRAM: &str = "usr/local/bin/verstak";
const BEFORE: &str = "usr/local/bin/verstak.prev";
const UNIT: &str = "etc/systemd/system/verstak.service";

#[test]
fn it_is_installed_updated_and_removed_and_the_data_stay() {
    let machine = Machine::new();
    let said = machine.installs(&["--binary", &machine.program("1"), "--port", "80"]);
    assert!(said.contains("http://localhost:8080/setup?code=ABC"), "the link of the set-up is shown: {said}");
    assert_eq!((machine.mode("var/lib/verstak"), machine.mode(PROGRAM), machine.mode(UNIT)), (0o700, 0o755, 0o644));
    let unit = machine.read(UNIT).expect("a unit");
    for line in [
        "User=verstak",
        "ExecStart=/usr/local/bin/verstak serve --data /var/lib/verstak --listen 0.0.0.0:80",
        "CapabilityBoundingSet=CAP_NET_BIND_SERVICE",
        "Restart=always",
        "UMask=0077",
    ] {
        assert!(unit.lines().any(|one| one == line), "{line} is not in:\n{unit}");
    }
    let calls = machine.read("calls").expect("calls");
    for call in ["useradd --system", "chown verstak:", "systemctl daemon-reload", "systemctl enable verstak", "systemctl restart verstak"] {
        assert!(calls.contains(call), "{call} is not in:\n{calls}");
    }
    std::fs::write(machine.root.join("var/lib/verstak/verstak.redb"), "data").expect("written");

    machine.installs(&["--binary", &machine.program("2")]);
    assert!(machine.read(PROGRAM).is_some_and(|text| text.contains("verstak 2")));
    assert!(machine.read(BEFORE).is_some_and(|text| text.contains("verstak 1")));
    machine.installs(&["--binary", &machine.program("2")]);
    assert!(machine.read(BEFORE).is_some_and(|text| text.contains("verstak 1")), "the same program again pushes nothing out");
    assert!(machine.read(UNIT).is_some_and(|unit| unit.contains("0.0.0.0:80\n")), "an update keeps the port");
    assert_eq!(machine.read("calls").expect("calls").matches("useradd").count(), 1);

    machine.installs(&["--binary", &machine.program("2"), "--port", "8080"]);
    assert!(machine.read(UNIT).is_some_and(|unit| unit.contains("\nCapabilityBoundingSet=\n")), "a high port needs no capability");
    assert!(machine.installs(&["--uninstall"]).contains("The data stay in /var/lib/verstak"));
    assert!([PROGRAM, BEFORE, UNIT].iter().all(|path| machine.read(path).is_none()));
    assert_eq!(machine.read("var/lib/verstak/verstak.redb").as_deref(), Some("data"));
}

#[test]
fn wrong_usage_is_refused_in_words_and_changes_nothing() {
    let machine = Machine::new();
    let program = machine.program("1");
    for (args, words) in [
        (&["--port", "0"][..], "from 1 to 65535"),
        (&["--port", "70000"], "from 1 to 65535"),
        (&["--port", "http"], "from 1 to 65535"),
        (&["--binary", "/nowhere/verstak"], "there is no file"),
        (&["--binary", "/etc/hostname"], "does not run on this machine"),
        (&["--bniary", &program], "unknown option --bniary"),
        (&["--binary"], "needs a file"),
    ] {
        let (done, said) = machine.run(args);
        assert!(!done && said.contains(words), "{args:?}: {said}");
    }
    assert!(machine.read(PROGRAM).is_none() && machine.read(UNIT).is_none());
}
