//! The page with every component.

use crate::shop::Shop;

#[tokio::test]
async fn every_component_is_shown_to_anybody_without_inline_style() {
    let shop = Shop::new().await;
    for sort in ["", "?sort=sum", "?sort=-sum"] {
        let page = shop.stranger().get(&format!("/ui{sort}")).await.ok();
        for bad in [" style=", "<style", "<script>", " onclick="] {
            assert!(!page.body.contains(bad), "{bad}");
        }
        for part in
            ["btn--primary", "data-state=\"over\"", "combo__list", "class=\"toast\"", "dialog__form", "drawer__side", "skeleton", "kpi"]
        {
            assert!(page.body.contains(part), "no {part}");
        }
    }
    let offers = shop.stranger().get("/ui/offers?model_text=xiaomi").await.ok();
    offers.says("Redmi").hides("Galaxy");
}
