//! Pictures a device type may have: ids of the sprite, things first that come over a counter most.

pub const DEVICE_ICONS: &[&str] = &[
    "smartphone",
    "tablet",
    "laptop",
    "pc-case",
    "computer",
    "monitor",
    "tv",
    "watch",
    "headphones",
    "speaker",
    "gamepad-2",
    "camera",
    "printer",
    "router",
    "server",
    "hard-drive",
    "usb",
    "gpu",
    "cpu",
    "keyboard",
    "mouse",
    "phone",
    "book-open-text",
    "plug",
    "plug-zap",
    "battery-charging",
    "washing-machine",
    "refrigerator",
    "microwave",
    "coffee",
    "cooking-pot",
    "blend",
    "utensils",
    "flame",
    "heater",
    "fan",
    "air-vent",
    "wind",
    "snowflake",
    "shower-head",
    "robot-vacuum",
    "tornado",
    "drill",
    "hammer",
    "wrench",
    "toolbox",
    "bike",
    "scooter",
    "motorbike",
    "car",
    "van",
    "truck",
    "circle-dot",
    "cog",
    "settings",
    "footprints",
    "handbag",
    "luggage",
    "wallet-minimal",
    "shirt",
    "scissors",
    "gem",
    "timer",
    "hourglass",
    "clock",
    "armchair",
    "mountain-snow",
    "flame-kindling",
    "zap",
    "power",
    "lock",
    "key",
    "box",
];

/// The picture of a type whose own is not in the sprite.
pub const PLAIN: &str = "wrench";

/// A picture that is surely there.
pub fn known(icon: &str) -> &str {
    if DEVICE_ICONS.contains(&icon) { icon } else { PLAIN }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::assets;

    #[test]
    fn every_picture_is_in_the_sprite_and_starter_files_name_no_other() {
        let sprite = assets::text("icons.svg").expect("the sprite is embedded");
        for icon in DEVICE_ICONS {
            assert!(sprite.contains(&format!("id=\"i-{icon}\"")), "{icon}");
        }
        for file in assets::list("starter/") {
            let text = assets::text(&file).expect("listed");
            let types = text.split("[[device_types]]").skip(1).filter_map(|part| part.split("[[").next());
            for icon in types.filter_map(|part| part.split("icon = \"").nth(1)?.split('"').next()) {
                assert!(DEVICE_ICONS.contains(&icon), "{file}: {icon}");
            }
        }
    }
}
