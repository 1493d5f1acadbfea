//! What the rights and their groups are called.

use super::{Text, t};
use crate::kernel::right::{Right, RightGroup};

impl RightGroup {
    pub fn title(self) -> Text {
        match self {
            RightGroup::Orders => t("Заказы", "Orders", "Замовлення"),
            RightGroup::Clients => t("Клиенты", "Clients", "Клієнти"),
            RightGroup::Stock => t("Товары и склад", "Goods and stock", "Товари та склад"),
            RightGroup::Sales => t("Продажи", "Sales", "Продажі"),
            RightGroup::Prices => t("Прайс-лист", "Price list", "Прайс-лист"),
            RightGroup::Money => t("Деньги", "Money", "Гроші"),
            RightGroup::House => t("Настройки", "Settings", "Налаштування"),
        }
    }
}

const EDIT_LINES: Text = t(
    "Добавлять и изменять работы и запчасти; чего нет в прайсе — по своей цене",
    "Add and edit services and parts; what is not in the price list at any price",
    "Додавати й змінювати роботи та запчастини; чого немає в прайсі — за своєю ціною",
);
const COUNT_STOCK: Text = t("Считать товар при инвентаризации", "Count goods in a stocktake", "Рахувати товар під час інвентаризації");
const SETTLE_STOCKTAKE: Text =
    t("Заканчивать и рассчитывать инвентаризацию", "Finish and settle a stocktake", "Завершувати й розраховувати інвентаризацію");
const PURCHASE: Text = t(
    "Закупать: минимумы и заказы поставщикам",
    "Buy: minimums and orders to suppliers",
    "Закуповувати: мінімуми та замовлення постачальникам",
);

impl Right {
    pub fn title(self) -> Text {
        match self {
            Right::SeeOrders => {
                t("Видеть заказы: свои и без мастера", "See orders: own and unassigned", "Бачити замовлення: свої та без майстра")
            }
            Right::SeeAllOrders => t("Видеть все заказы точки", "See all orders of the location", "Бачити всі замовлення точки"),
            Right::TakeIn => t("Принимать устройства", "Take devices in", "Приймати пристрої"),
            Right::EditOrders => t("Изменять данные заказа", "Edit order details", "Змінювати дані замовлення"),
            Right::EditLines => EDIT_LINES,
            Right::EditPrices => t("Менять в заказе цены прайса", "Change listed prices in an order", "Змінювати в замовленні ціни прайса"),
            Right::GiveDiscounts => t("Давать скидки", "Give discounts", "Давати знижки"),
            Right::SeeCost => t("Видеть себестоимость и маржу", "See cost and margin", "Бачити собівартість і маржу"),
            Right::ChangeStatus => t("Менять статус заказа", "Change order status", "Змінювати статус замовлення"),
            Right::AssignPeople => t("Назначать мастера и менеджера", "Assign technician and manager", "Призначати майстра й менеджера"),
            Right::Comment => t("Писать в ленту", "Comment in the feed", "Писати у стрічку"),
            Right::PrintPapers => t("Печатать документы", "Print papers", "Друкувати документи"),
            Right::ReopenOrders => {
                t("Возвращать закрытый заказ в работу", "Reopen a closed order", "Повертати закрите замовлення в роботу")
            }
            Right::ExportOrders => t("Выгружать заказы в Excel", "Export orders to Excel", "Вивантажувати замовлення в Excel"),
            Right::SeeClients => t("Видеть клиентов", "See clients", "Бачити клієнтів"),
            Right::EditClients => t("Добавлять и изменять клиентов", "Add and edit clients", "Додавати й змінювати клієнтів"),
            Right::ImportClients => t("Загружать клиентов из Excel", "Import clients from Excel", "Завантажувати клієнтів з Excel"),
            Right::ExportClients => t("Выгружать клиентов в Excel", "Export clients to Excel", "Вивантажувати клієнтів в Excel"),
            Right::SeeGoods => t("Видеть товары и их цены", "See goods and their prices", "Бачити товари та їхні ціни"),
            Right::EditGoods => t("Добавлять и изменять товары", "Add and edit goods", "Додавати й змінювати товари"),
            Right::EditGoodsPrices => t("Менять цены товаров", "Change prices of goods", "Змінювати ціни товарів"),
            Right::SellBelowCost => t("Продавать дешевле себестоимости", "Sell below cost", "Продавати дешевше за собівартість"),
            Right::SeeStock => t("Видеть склады и остатки", "See warehouses and balances", "Бачити склади та залишки"),
            Right::PostGoods => t("Приходовать товар", "Receive goods", "Оприбутковувати товар"),
            Right::WriteOffGoods => t("Списывать товар", "Write goods off", "Списувати товар"),
            Right::MoveGoods => t("Перемещать товар между складами", "Move goods between warehouses", "Переміщати товар між складами"),
            Right::ReturnToSuppliers => t("Возвращать товар поставщикам", "Return goods to suppliers", "Повертати товар постачальникам"),
            Right::CorrectCost => t("Исправлять закупочные цены", "Correct purchase prices", "Виправляти закупівельні ціни"),
            Right::RepostGoods => t("Перепроводить документы склада", "Post documents of the stock anew", "Перепроводити документи складу"),
            Right::CountStock => COUNT_STOCK,
            Right::SettleStocktake => SETTLE_STOCKTAKE,
            Right::SetUpStock => t("Настраивать склады", "Set up warehouses", "Налаштовувати склади"),
            Right::SeePurchases => t("Видеть закупки", "See purchases", "Бачити закупівлі"),
            Right::Purchase => PURCHASE,
            Right::PaySuppliers => t("Платить поставщикам", "Pay suppliers", "Платити постачальникам"),
            Right::ImportGoods => t("Загружать товары из Excel", "Import goods from Excel", "Завантажувати товари з Excel"),
            Right::ExportGoods => t("Выгружать склад в Excel", "Export stock to Excel", "Вивантажувати склад в Excel"),
            Right::SeeStockReports => t("Смотреть отчёты по складу", "See reports of the stock", "Дивитися звіти щодо складу"),
            Right::SeeSales => t("Видеть продажи", "See sales", "Бачити продажі"),
            Right::Sell => t("Продавать за прилавком", "Sell at the till", "Продавати за прилавком"),
            Right::TakeGoodsBack => t("Принимать товар обратно", "Take goods back", "Приймати товар назад"),
            Right::SeePriceList => t("Видеть прайс-лист", "See the price list", "Бачити прайс-лист"),
            Right::EditPriceList => t("Изменять прайс-лист", "Edit the price list", "Змінювати прайс-лист"),
            Right::ImportPriceList => {
                t("Загружать прайс-лист из Excel", "Import the price list from Excel", "Завантажувати прайс-лист з Excel")
            }
            Right::ExportPriceList => {
                t("Выгружать прайс-лист в Excel", "Export the price list to Excel", "Вивантажувати прайс-лист в Excel")
            }
            Right::SeeCash => t("Видеть кассы и журнал", "See cashboxes and the journal", "Бачити каси та журнал"),
            Right::TakePayments => t("Принимать оплату", "Take payments", "Приймати оплату"),
            Right::CloseInDebt => t("Выдавать в долг", "Hand over in debt", "Видавати в борг"),
            Right::Refund => t("Возвращать деньги клиенту", "Refund money to a client", "Повертати гроші клієнту"),
            Right::ReversePayments => t("Сторнировать платежи", "Reverse payments", "Сторнувати платежі"),
            Right::MoveCash => {
                t("Вносить, тратить и переводить деньги", "Deposit, spend and transfer money", "Вносити, витрачати й переказувати гроші")
            }
            Right::SetUpCash => t("Настраивать кассы и статьи", "Set up cashboxes and categories", "Налаштовувати каси та статті"),
            Right::SetUpShop => t("Настраивать мастерскую", "Set up the shop", "Налаштовувати майстерню"),
            Right::ManageStaff => t("Управлять сотрудниками и ролями", "Manage employees and roles", "Керувати співробітниками та ролями"),
            Right::SeeAudit => t("Видеть журнал действий", "See the audit log", "Бачити журнал дій"),
        }
    }
}
