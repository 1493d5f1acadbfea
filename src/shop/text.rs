//! What the shop's settings say.
