"""Words by which a firm, an office, a school or a hospital is known as one."""

# ruff: noqa: E501, SIM905  (tables read better in one piece)

# An institution whatever stands before it.
_ZH_INSTITUTIONS = (
    "公司 集团 银行 支行 分行 信用社 农商行 事务所 律所 律师楼 工作室 医院 卫生院 诊所 门诊部 保健院 学校 小学 中学 大学 学院 附小 附中 附属小学 高中 初中 一中 二中 幼儿园 "
    "托儿所 培训中心 电视台 电台 广播站 日报 晚报 周报 早报 时报 报社 杂志社 出版社 通讯社 频道 设计院 研究院 研究所 科学院 档案馆 图书馆 博物馆 美术馆 纪念馆 体育馆 文化馆 "
    "校友会 基金会 协会 商会 学会 红十字会 工会 联合会 旅行社 派出所 街道办 街道办事处 居委会 村委会 业委会 管委会 建委 发改委 卫健委 委员会 政府 税务局 工商局 教育局 公安局 "
    "交警队 消防队 消防大队 消防支队 工程局 统计局 监督局 监管局 管理局 规划局 环保局 城管局 电力局 供电局 供电所 水务局 财政局 总局 分局 电视局 劳动局 民政局 法院 检察院 仲裁委 "
    "公证处 领事馆 大使馆 海关 酒店 宾馆 饭店 餐厅 酒楼 茶楼 商行 商店 超市 药店 药房 书店 花店 影楼 印刷厂 修理厂 加油站 养老院 福利院 俱乐部 物业公司 快递站 服务站 中介 车行 车站 "
    "机场 三局 五局 八局 二局 四局 六局 七局 一局"
).split()
# A trade: a firm only after a name, 「云鹤物流」.
_ZH_TRADES = (
    "建材 物流 科技 贸易 商贸 外贸 装饰 装修 实业 地产 置业 房产 保险 证券 基金 信托 期货 传媒 广告 工程 建设 建筑 电子 电器 电气 机械 重工 食品 药业 医药 制药 医疗 器械 生物 文化 文创 快递 快运 速运 货运 "
    "餐饮 材料 能源 新能源 资本 投资 咨询 机电 五金 家具 家居 门窗 园林 景观 绿化 环保 股份 有限 网络 网 软件 汽车 汽配 服饰 服装 纺织 印刷 印务 图文 检测 监理 供应链 国际 控股 通信 通讯 电信 移动 联通 "
    "纸业 管业 木业 铝业 钢业 矿业 农业 林业 渔业 牧业 酒业 茶业 乳业 化工 石化 钢铁 水泥 石材 陶瓷 玻璃 电缆 光电 照明 安防 智能 智造 制造 精密 模具 塑胶 塑料 橡胶 涂料 电梯 空调 制冷 水务 燃气 电力 热力 "
    "保洁 家政 人力 劳务 教育 培训 健身 影业 影视 娱乐 动漫 航空 船务 海运 租赁 拍卖 典当 担保 财险 人寿 财务咨询 展览 会展 包装 日化 化妆品 珠宝 眼镜 烟草 电商 数码 信息 厂"
).split()
ZH_INSTITUTION = "(?:" + "|".join(sorted(_ZH_INSTITUTIONS, key=len, reverse=True)) + ")"
ZH_TRADE = "(?:" + "|".join(sorted(_ZH_TRADES, key=len, reverse=True)) + ")"
ZH_ENDING = "(?:" + "|".join(sorted(_ZH_INSTITUTIONS + _ZH_TRADES, key=len, reverse=True)) + ")"

EN_ENDING = (
    "(?:Ltd|Limited|Inc|Incorporated|LLC|LLP|PLC|Plc|GmbH|Corp|Corporation|Company|Co|Logistics|Freight|Shipping|Haulage|Transport|Couriers?|Express|Cargo|"
    "Bank|Banking|Building Society|Credit Union|Trading|Traders|Trade|Group|Materials|Technology|Technologies|Tech|Labs?|Laboratories|Laboratory|Consulting|Consultants|Consultancy|"
    "Partners|Partnership|Industries|Industrial|Supply|Supplies|Suppliers|Media|Press|Publishing|Publishers|Insurance|Assurance|Hotels?|Inn|Hostel|Holdings|Solutions|Services|Systems|"
    "Software|Networks|Energy|Power|Gas|Electric|Electrical|Electronics|Foods?|Farms?|Bakery|Bakers|Butchers|Caterers|Catering|Restaurant|Cafe|Brewery|Motors|Cars|Garage|Tyres|"
    "Studios?|Associates|Foundation|Trust|Charity|Society|Association|Federation|Union|Institute|Academy|School|Schools|College|University|Kindergarten|Nursery|Nurseries|Playgroup|"
    "Hospital|Clinic|Surgery|Practice|Dental|Dentists?|Pharmacy|Chemists|Opticians|Hospice|Medical|Health|Healthcare|Care Home|Vets|Veterinary|Solicitors|Lawyers|Law|Chambers|Legal|Court|"
    "Council|Ministry|Embassy|Consulate|Police|Constabulary|Brigade|Authority|Agency|Bureau|Commission|Ombudsman's Office|Ombudsman|Tribunal|Times|Gazette|Herald|Courier|Post|News|"
    "Chronicle|Tribune|Journal|Echo|Magazine|Radio|Television|TV|Broadcasting|Joinery|Joiners|Carpentry|Plumbing|Plumbers|Roofing|Builders|Building|Construction|Contractors|Cranes|Steel|"
    "Metals|Fasteners|Timber|Paper|Printing|Printers|Print|Packaging|Textiles|Fabrics|Furniture|Interiors|Kitchens|Flooring|Carpets|Glass|Windows|Doors|Lifts|Elevators|Valves|Pumps|Pipes|"
    "Tools|Hire|Rentals|Cleaning|Cleaners|Laundry|Security|Alarms|Locksmiths|Recruitment|Staffing|Events|Travel|Tours|Airlines?|Airways|Aviation|Properties|Property|Estates|Lettings|Homes|"
    "Architects|Engineers|Engineering|Surveyors|Accountants|Accountancy|Auditors|Investments?|Capital|Fund|Funds|Brokers|Ventures|Florists|Flowers|Gardens|Landscapes|Landscaping|Books|"
    "Bookshop|Stores?|Shop|Market|Outfitters|Tea House|House|Library|Museum|Gallery|Theatre|Club|Church|Chapel|Enterprises?|International|Global|Pharma|Pharmaceuticals|Chemicals|Plastics|"
    "Telecom|Communications|Digital|Data|Analytics|Robotics|Automation|Instruments|Components|Distribution|Distributors|Wholesale|Imports?|Exports?|Removals|Storage|Warehousing|Marine|Yachts)"
)
# Where a caller rings from, and no firm.
EN_PLACE = (
    "(?:London|Munich|Berlin|Hamburg|Frankfurt|Stuttgart|Cologne|Vienna|Zurich|Geneva|Paris|Lyon|Madrid|Barcelona|Lisbon|Rome|Milan|Naples|Athens|Amsterdam|Rotterdam|Brussels|Antwerp|Dublin|Cork|"
    "Edinburgh|Glasgow|Aberdeen|Cardiff|Belfast|Manchester|Liverpool|Leeds|Sheffield|Birmingham|Bristol|Bath|Oxford|Cambridge|York|Newcastle|Nottingham|Leicester|Southampton|Brighton|Oslo|Stockholm|"
    "Copenhagen|Helsinki|Warsaw|Prague|Budapest|Moscow|Kyiv|Istanbul|Ankara|Cairo|Lagos|Abuja|Accra|Nairobi|Johannesburg|Cape Town|Dubai|Abu Dhabi|Doha|Riyadh|Tehran|Karachi|Lahore|Delhi|New Delhi|"
    "Mumbai|Bombay|Bangalore|Bengaluru|Chennai|Hyderabad|Kolkata|Pune|Coimbatore|Dhaka|Colombo|Bangkok|Hanoi|Saigon|Manila|Jakarta|Singapore|Kuala Lumpur|Penang|Hong Kong|Macau|Taipei|Seoul|Busan|Tokyo|"
    "Osaka|Kyoto|Beijing|Shanghai|Guangzhou|Shenzhen|Hangzhou|Nanjing|Suzhou|Wuhan|Chengdu|Chongqing|Tianjin|Xi'an|Qingdao|Dalian|Xiamen|Ningbo|Sydney|Melbourne|Brisbane|Perth|Auckland|Wellington|New York|"
    "Boston|Chicago|Washington|Houston|Dallas|Los Angeles|San Francisco|Seattle|Miami|Toronto|Montreal|Vancouver|Ottawa|Mexico City|Lima|Bogota|Santiago|Buenos Aires|Sao Paulo|Rio|England|Scotland|Wales|"
    "Ireland|Britain|Germany|France|Spain|Italy|Portugal|Greece|Holland|Belgium|Austria|Switzerland|Sweden|Norway|Denmark|Finland|Poland|Russia|Ukraine|Turkey|Egypt|Nigeria|Ghana|Kenya|India|Pakistan|"
    "Bangladesh|Thailand|Vietnam|Malaysia|Indonesia|Japan|Korea|China|Taiwan|Australia|New Zealand|Canada|America|Mexico|Brazil|Argentina|Chile|Peru|Colombia|Saint Petersburg|St Petersburg|Milano|Turin|Florence|Venice|Krakow|Gdansk|Poznan|Bucharest|Sofia|Belgrade|Zagreb|Tel Aviv|Beirut|Jeddah|Muscat|Kuwait|Nagoya|Zhuhai|Foshan|Dongguan|Jinan|Zhengzhou|Changsha|Kunming|Fuzhou|Harbin|Shenyang|abroad|home|here|work|overseas)"
)
