//! The data belong on a disk of this machine: locks of network file systems do not keep two copies of the program apart,
//! and "written" does not mean "on the disk" there. Network disks are for copies.

use std::path::Path;

use super::Failure;

pub fn refuse_network(data: &Path) -> Result<(), Failure> {
    let there = data.ancestors().find(|dir| dir.exists()).unwrap_or(Path::new("."));
    let Ok(found) = rustix::fs::statfs(there) else { return Ok(()) };
    let magic = u32::try_from(i128::from(found.f_type) & 0xffff_ffff).unwrap_or_default();
    match network(magic) {
        None => Ok(()),
        Some(kind) => Err(Failure::new(format!(
            "{} is on a network file system ({kind}), where a power cut or a second copy of the program may spoil the data. \
             Choose a directory on a disk of this machine, or add --network-disk to keep it there all the same",
            data.display()
        ))),
    }
}

/// File systems by the magic numbers of `statfs(2)`.
fn network(magic: u32) -> Option<&'static str> {
    Some(match magic {
        0x6969 => "NFS",
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => "SMB",
        0x6573_5546 => "FUSE",
        0x0102_1997 => "9P",
        0x00c3_6400 => "Ceph",
        0x5346_414f | 0x6b41_4653 => "AFS",
        0x7375_7245 => "Coda",
        0x0bd0_0bd0 => "Lustre",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_disks_are_told_from_disks_of_this_machine() {
        const EXT4: u32 = 0xef53;
        const XFS: u32 = 0x5846_5342;
        const BTRFS: u32 = 0x9123_683e;
        const TMPFS: u32 = 0x0102_1994;
        assert!([EXT4, XFS, BTRFS, TMPFS].iter().all(|magic| network(*magic).is_none()));
        assert_eq!((network(0x6969), network(0xff53_4d42)), (Some("NFS"), Some("SMB")));
        assert!(refuse_network(&std::env::temp_dir().join("not/yet/there")).is_ok());
    }
}
