//! What is said of the method of counting costs.

use crate::kernel::{Text, text::t};

pub const TITLE: Text = t("Себестоимость товара", "Cost of goods", "Собівартість товару");
pub const METHOD: Text = t("Как считать себестоимость", "How costs are counted", "Як рахувати собівартість");
pub const BATCHES: Text = t("По партиям (ФИФО)", "By batches (FIFO)", "За партіями (ФІФО)");
pub const AVERAGE: Text = t("По средней", "By the average", "За середньою");
pub const SINCE: Text = t("с {}", "since {}", "з {}");
pub const BATCHES_WHAT: Text = t(
    "Первой уходит самая старая партия, и расход стоит столько, за сколько её купили. Прибыль с каждой вещи видна точно.",
    "The oldest batch goes first and an issue costs what it was bought for. The profit on each thing is exact.",
    "Першою йде найстаріша партія, і витрата коштує стільки, за скільки її купили. Прибуток із кожної речі видно точно.",
);
pub const AVERAGE_WHAT: Text = t(
    "Любая единица стоит столько, сколько в среднем стоят все запасы этого товара. Партии помнят поставщика и срок, но на стоимость не влияют.",
    "Any piece costs what all there is of the product costs on the average. Batches keep the supplier and the term and do not matter to costs.",
    "Будь-яка одиниця коштує стільки, скільки в середньому коштують усі запаси цього товару. Партії пам’ятають постачальника й термін, але на вартість не впливають.",
);
pub const VALUE: Text = t("Товара на счёте 41", "Goods on account 41", "Товару на рахунку 41");
pub const IF_CHANGED: Text = t("Если перейти: {}", "If changed: {}", "Якщо перейти: {}");
pub const TO_AVERAGE: Text = t(
    "Сумма остатков не изменится, проведённые документы останутся как есть. Следующие продажи и списания пойдут по средней: другой станет себестоимость единицы у товаров — {}.",
    "The sum of balances does not change, posted documents stay as they are. Next sales and write-offs go by the average: products whose piece will cost another sum: {}.",
    "Сума залишків не зміниться, проведені документи лишаться як є. Наступні продажі та списання підуть за середньою: іншою стане собівартість одиниці у товарів — {}.",
);
pub const TO_BATCHES: Text = t(
    "Остатки станут стоить столько, за сколько куплены их партии: изменится остатков — {}, всего на {}. Разница пойдёт в прочие доходы или расходы отдельной переоценкой. Проведённые документы останутся как есть.",
    "Balances will cost what their batches were bought for: balances to change: {}, by {} in all. The difference goes to other income or expense by a revaluation. Posted documents stay as they are.",
    "Залишки коштуватимуть стільки, за скільки куплено їхні партії: зміниться залишків — {}, усього на {}. Різниця піде в інші доходи або витрати окремою переоцінкою. Проведені документи лишаться як є.",
);
pub const PRODUCT: Text = t("Товар", "Product", "Товар");
pub const NEXT_BY_BATCHES: Text = t("Следующая единица по партиям", "Next piece by batches", "Наступна одиниця за партіями");
pub const BY_BATCHES: Text = t("По партиям", "By batches", "За партіями");
pub const NEXT_BY_AVERAGE: Text = t("По средней", "By the average", "За середньою");
pub const DO: Text = t("Считать так", "Count so", "Рахувати так");
pub const FROM_DAY: Text = t("С какого дня", "From which day", "Від якого дня");
pub const FROM_DAY_HINT: Text =
    t("День, после которого товар ещё не двигался", "A day after which no goods have moved", "День, після якого товар ще не рухався");
pub const MOVED_AFTER: Text = t(
    "Товар двигался и позже: выберите {} или день после",
    "Goods moved later: choose {} or a day after it",
    "Товар рухався й пізніше: виберіть {} або день після",
);
pub const PAST: Text = t("Переоценки", "Revaluations", "Переоцінки");
pub const REVALUATION: Text = t("Переоценка остатков от {}", "Revaluation of {}", "Переоцінка залишків від {}");
pub const BALANCES: Text = t("остатков: {}", "balances: {}", "залишків: {}");
pub const F_AVERAGE: Text =
    t("Себестоимость считается по средней", "Costs are counted by the average", "Собівартість рахується за середньою");
pub const F_BATCHES: Text = t("Себестоимость считается по партиям", "Costs are counted by batches", "Собівартість рахується за партіями");
pub const F_REVALUED: Text = t("Переоценка остатков от {}: {}", "Revaluation of {}: {}", "Переоцінка залишків від {}: {}");
