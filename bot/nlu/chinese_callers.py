"""How Chinese callers say who they are and where they call from."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

from bot.nlu.company_words import ZH_ENDING, ZH_INSTITUTION, ZH_TRADE
from bot.nlu.spans import Span
from bot.nlu.surnames import ANY_SURNAME, DOUBLE, SURNAME

_HAN = "一-龥"
_SECOND = f"[{''.join(sorted({name[1] for name in DOUBLE}))}]"  # 阳 of 欧阳
_START = r"(?:^|(?<=[\s，。,.！!？?、；;]))"
_STOP = r"(?=$|[\s，。,.！!？?、；;])"
# A name ends where the sentence does, or where it goes on with a word that no name begins with.
_END = r"(?=$|[\s，。,.！!？?、；;]|地址|啊|呢|呀|哈|吧|啦|哦|咯|呗|嘛|先生|女士|小姐|经理|老师|想|要|找|来|打|这边|电话|公司|就|谢|麻烦|请|有|跟|在|我|说|刚|昨|今天|明天|约|不是|是)"
_TITLE = r"(?:先生|女士|小姐|太太|老师|经理|总|律师|工|师傅|主任|医生|大夫|记者|同学|教授|会计|秘书|科长|处长|院长|校长|董|阿姨|叔叔|大爷|大妈)"
_ROLE = (
    r"(?:客户经理|项目经理|销售经理|经理|采购员|采购|销售员|销售|业务员|业务|司机|助理|秘书|会计|出纳|财务|律师|记者|编辑|书记员|法官|护士长|护士|医生|大夫|老师|班主任|班长|辅导员|教授|工程师|技术员|设计师|监理|"
    r"工长|队长|主管|主任|负责人|店长|老板|保安|门卫|快递员|快递|骑手|送货员|送货|联系人|代表|专员|干事|科员|文员|前台|客服|徒弟|师傅|员工)"
)
_KIN = (
    r"(?:[表堂亲干]?[哥姐弟妹]{1,2}|姐夫|嫂子|爸爸?|妈妈?|父亲|母亲|爷爷|奶奶|外公|外婆|舅舅?|舅妈|姑姑?|姑妈|姨妈?|叔叔?|婶婶?|伯伯|侄子|侄女|外甥|儿子|女儿|老公|老婆|太太|爱人|先生|丈夫|妻子|媳妇|"
    r"女朋友|男朋友|老?同学|同桌|室友|老?朋友|闺蜜|老?邻居|老?同事|老?战友|老乡|徒弟|师傅|师兄|师弟|师姐|师妹|学生|老师|老?员工|老?客户|老?业主|租户|房东|房客|老?领导|合伙人|秘书|助理|司机|家属|亲戚|粉丝)"
)
_PET = rf"(?:[小老阿](?!师|板|总|婆|公|乡|客|同学|员|家|区|店|学|孩|姨|时|妹|弟|哥|伙|朋|人|外|业|顾|领|大爷|太)(?:{ANY_SURNAME}|[{_HAN}](?!{_TITLE})))"
_LATIN = r"(?:[A-Z][A-Za-z'\-]*(?: [A-Z][A-Za-z'\-]+){0,2})"
_FULL = rf"(?:{SURNAME}[{_HAN}]{{1,2}}?)"
_TITLED = rf"(?:{SURNAME}{_TITLE})"
_NAME = rf"(?:{_PET}|阿?{_LATIN}|{_TITLED}|{_FULL})"
_ME = r"(?:我|俺|咱|本人)"
_AM = rf"(?=[我俺咱本这呢是敝鄙在还就])(?:{_ME}(?:这边|这里|这儿|就)?(?:是|系|乃)|(?:这边|这里|这儿|呢度)(?:是|系)|是我[呀啊嘛呢]?|{_ME}也是|敝人|鄙人|在下|(?<![一-龥])本人|还是我|就我自己)"

_NAMES = (
    re.compile(
        rf"(?<![给帮替跟为让请喊待找接])我(?:也|就|的)?(?:大名|全名|本名|姓名|名字|真名|名)?(?:叫做|就叫|也叫|叫|是叫)(?:那个|这个|一?个)?[\s，,]*({_LATIN}|[{_HAN}·]{{2,4}}?){_END}"
    ),
    re.compile(
        rf"(?:我全名|我名字|姓名|(?<![他她它们人司员])(?:名字|全名)(?:叫|是)|称呼我|(?:{_START}|[就你])叫我)[\s，,是叫]*({_NAME}|[{_HAN}]{{2,4}}?)(?=就|即可|吧|{_END[3:]}"
    ),
    re.compile(
        rf"(?<!他)(?<!她)(?:免贵|[敝鄙小]|{_ME}复?|复)姓\s*({ANY_SURNAME})(?!{_SECOND}?(?:的|那[个位]))"
    ),
    re.compile(rf"免贵[\s，,]*({ANY_SURNAME}){_STOP}"),
    re.compile(rf"{_AM}[\s，,]*({_NAME}){_END}"),
    re.compile(rf"{_AM}[^\s，。,.找]{{0,8}}?(?:{_KIN}|{_ROLE})[\s，,]*({_PET}|{_LATIN}|{_FULL}){_STOP}"),
    # 「我皇甫啊」「我老秦」
    re.compile(rf"{_START}(?:喂)?{_ME}((?:小|老|阿){SURNAME}|{'|'.join(DOUBLE)})[啊呀呢哦]?{_STOP}"),
    re.compile(rf"{_START}{_ME}({_FULL})[啊呀]{_STOP}"),
    re.compile(rf"{_START}{_ME}{_ROLE}((?:小|老|阿){SURNAME}|{_FULL}){_STOP}"),
    re.compile(
        rf"(?:就|你|跟他|跟她)?(?:说|讲)[^\s，。,.]{{0,6}}?((?:小|老|阿){SURNAME}|{_FULL})(?=来过|找过?他|找过?她|来电|打来|打过)"
    ),
)
_ANNOUNCED = re.compile(rf"{_START}(?:我)?姓\s*({ANY_SURNAME})(?!的|名)")
_CALLED = re.compile(rf"{_START}(?:我)?叫\s*({_FULL}|[{_HAN}]{{3,4}}|{_LATIN}){_STOP}")
# Somebody is being asked for, so a surname by itself is theirs: 「我要找的人在技术部 姓曾」.
_ASKED_FOR = re.compile(
    r"找|接|转|帮我|给我|那个|那位|这位|有个|有位|一位|师傅|哪位|叫他|叫她|不记得|姑娘|老师在"
)
_OWN = re.compile(rf"{_ME}(?:是|在|们|这|叫)|公司|单位|住|银行|局|所|信托|医院|学校|酒店")

# No word of a firm's name: pronouns, verbs and particles that join a sentence.
_WORD = r"[^\W_我你您他她它们这那哪谁什么找想要给帮请让跟是不没有打的了吗呢吧问去来说在到对从被把就也还个接转做送叫听发收姓看很家啊呀哦咱每别只再]"
_FIRM = rf"(?:(?!贵公司|贵司|贵校|贵院|[管搞弄算]){_WORD}{{1,12}}?{ZH_ENDING}(?:{_WORD}{{0,8}}?{ZH_ENDING}){{0,2}}(?:有限责任公司|股份有限公司|有限公司|公司|厂)?)"
_AFTER = rf"(?=$|[\s，。,.！!？?、；;A-Z]|的|这边|这里|打来|打过|说的|等|想|要|找|来|在|我|阿|前台|办公室|做|当|上班|工作|任职|手[上里]|抄|跑|隔壁|[一-龥]{{2,4}}的(?:$|[\s，。,])|{_ROLE}|(?:(?:小|老|阿){ANY_SURNAME}|{_FULL})(?:$|[\s，。,])|啊|哈|吧|呀|[{_HAN}]{{1,3}}(?:部|科|处)(?:$|[\s的]))"
_CUE = rf"(?<![给帮替跟为让请喊])(?=[我俺咱本这呢来代公单店学现改在从])(?:(?:{_ME}们?)(?:单位|公司)?(?:这边|这里|这儿|那边)?(?:是|系|叫|就是|代表的是|代表|来自|在|从|做)|{_ME}们?(?:这边|这里|这儿)?|(?:这边|这里|这儿|呢度)(?:是|系)?|来自|代表(?:了)?|(?:公司|单位|店|学校)(?:名[字称]?|全称)?(?:呢|呀|啊|嘛)?[\s，]*(?:就)?(?:叫|是)|(?:现在|改)(?:叫|是|成)|在|从)"
_COMPANIES = (
    re.compile(rf"{_CUE}\s*(?:一家|一个)?((?:[A-Za-z]{{2,12}} ?)?{_FIRM}){_AFTER}"),
    re.compile(rf"{_START}({_FIRM})的\s*(?:{_ROLE})?(?={_NAME}{_END})"),
    re.compile(rf"{_START}({_WORD}{{1,14}}{ZH_INSTITUTION})(?=的?[\s，,]*(?:我)?姓|打来的)"),
    re.compile(
        rf"(?:单位|公司)(?:名[字称]?|全称)?[呢呀啊嘛]?[\s，,]*(?:就)?(?:叫做?|是叫|是)\s*((?!什么|哪|你|我|干|做)[{_HAN}A-Za-z0-9]{{2,14}}?)(?=的?(?:$|[\s，。,.])|不是|吧)"
    ),
    re.compile(rf"{_ME}是\s*({_WORD}{{2,8}})的[\s，,]*(?:我|免贵)?姓"),
    re.compile(rf"(?:{_START}|{_CUE})([招建工农中交]行)(?=的|[{_HAN}]{{0,6}}的|{_STOP[3:]}"),
    re.compile(rf"(?:来自|代表)\s*({_WORD}{{2,12}}?)(?:的)?{_STOP}"),
    re.compile(rf"{_AM}\s*({_WORD}{{2,12}}?)的\s*(?:{_ROLE})?{_NAME}{_END}"),
    re.compile(rf"(?:我这边是|这边是|这里是|我们是|我这里是)\s*({_WORD}{{2,8}})的{_STOP}"),
    re.compile(
        rf"(?:{_ME}是|在)\s*({_WORD}{{1,3}}[建铁交石电][一二三四五六七八九十]?局|中[铁建交冶核石]|[省市区县][{_HAN}]{{1,4}}[局委院])的?{_STOP}"
    ),
)
_PLAIN = (
    re.compile(
        rf"{_START}{_ME}?({_WORD}{{1,14}}?(?:{ZH_INSTITUTION})(?:{_WORD}{{0,8}}?{ZH_ENDING})?){_AFTER}"
    ),
    re.compile(rf"{_START}{_ME}?({_WORD}{{2,6}}?(?:{ZH_TRADE}){{1,2}}(?:有限公司|公司|厂)?){_AFTER}"),
)
_LONG = re.compile(rf"{_START}({_WORD}{{3,20}}(?:有限责任公司|有限公司|公司|集团)){_AFTER}")
# Nobody's department, so said by itself it is where the caller belongs.
_SURE_FIRM = re.compile(
    rf"{_START}({_WORD}{{2,12}}(?:事务所|法院|检察院|银行|支行|分行|医院|小学|中学|大学|幼儿园|税务局|派出所|政府|基金会|旅行社|日报|晚报|周报|电视台|出版社|商会|协会|信托))(?:的|这边|打来的)?{_STOP}"
)
# Somebody who rang the wrong number, or looks for a way, names a firm as well.
_NOT_THEIRS = re.compile(r"吗|是不是|打错|不是|打的是|怎么走|哪")
_OF_FIRM = re.compile(rf"(?:{_START}|{_CUE})\s*{_FIRM}(?:的\s*(?:{_ROLE})?|{_ROLE})({_NAME}){_END}")
# 「贵公司的何小姐托我打来的」: who sent the caller is not the caller.
_SENT = re.compile(
    r"^\s*(?:先生|女士|小姐|经理|老师)?[^\s，。,]{0,2}(?:托|让|叫|约|请|通知|介绍|推荐|答应|告诉)我"
)
# 「我是 Linda 的房东」「我是高翔他妈」; 「修理厂的 老冉在吗」 asks for him
_KNOWS = re.compile(r"\s+的|[他她][\u4e00-\u9fa5]|(?:今天|现在)?(?:在(?:不在|没在|吗|么)|有空[吗没])")
_OF_NAMED_FIRM = re.compile(rf"{_AM}\s*{_WORD}{{2,12}}的\s*(?:{_ROLE})?({_NAME}){_END}")
_FIRM_AND_NAME = re.compile(
    rf"{_START}(?:{_ME})?{_FIRM}(?:的)?(?:{_ROLE})?((?:小|老|阿){SURNAME}|阿{_LATIN}){_STOP}"
)
_BESIDE_FIRM = (
    re.compile(rf"{_START}{_FIRM}[\s，,]+({SURNAME}[{_HAN}]{{1,2}}){_STOP}"),
    re.compile(rf"^({SURNAME}[{_HAN}]{{1,2}})[\s，,]+{_FIRM}(?:的)?{_STOP}"),
    re.compile(
        rf"^(?:喂|你好)?[\s，,]*{_WORD}{{2,10}}的({_PET})(?=[\s，,]*(?:上[回次]|之前|昨天|前几?天)(?:跟|和|找|来|给))"
    ),
)
# 「高静，安静的静」: an answer that explains its own character.
_EXPLAINED = re.compile(
    rf"^(?:嗯|是|我)?[\s，,]*({ANY_SURNAME}(?:[{_HAN}]{{1,2}})?)[\s，,]+[{_HAN}]{{1,4}}的([{_HAN}]){_STOP}"
)
_PLAIN_NAMES = (
    re.compile(
        rf"{_START}(?:{_ME})?(?!找|接|转)(?:{_WORD}{{2,8}}(?:的)?(?:{_ROLE}|{_KIN})|{_WORD}{{3,4}}(?<![部科处室组])|{_WORD}{{2,6}}(?<![部科处室组])的)({_PET}){_STOP}"
    ),
    re.compile(rf"{_START}{_FIRM}({_FULL}|{_LATIN}){_STOP}"),
    re.compile(rf"(?<=\d[\s，,])({SURNAME}[{_HAN}]{{2}}){_STOP}(?=$)"),
    re.compile(rf"{_START}({SURNAME}[{_HAN}]{{2}})(?=[\s，,][{_HAN}]{{1,4}}(?:那|这|的)(?:两|几)?个?字?)"),
)
_ORDINARY = re.compile(
    r"^(?:你|了|过|辆|着|边|邊|我|他|她|它|这|那|哪|一|有|想|要|来|找|打|问|说|在|做|是|给|不|没|谁|什|怎|个|两|三|几|都|也|很|太|就|再|还|被|刚|已|可|能|会|去|到|过来|为了|因为|所以|如果|"
    r"方便|安全|于是|常[客来去]|时间|车[主间辆位友队管]|房[东产客屋子租]|单位|单身|单子|家长|成年|高[中兴三级考管铁]|包[工裹装]|司机|司法|边上|边$|向[您你来]|和|从|经常|经理|经销|施工|路[过人]|应[聘届该付]|来[宾访]|白[领天]|文[员件]|马[上路]|"
    r"安[装排保心徽]|保[安洁险修]|项目|童[装年]|老[板师公婆人家是客乡外]|小[区店学时孩心伙声姑]|相[关亲]|管[理道家]|明[天早年后白确]|全[部家国体职]|万[一元]|程序|金[融额]|石[材油]|水[电果管]|谈[谈合事项一]|时候|空调|毛[巾病]|"
    r"查[询水账看收一]|解[决释约]|简[单历]|黄金|温[馨度]|乐意|平[时常台]|田径|云南|云端|计[算划较]|尚未|别|宁[愿可]|真|广[告东州]|党员|农民|商[家户场量务]|师[范]|年[底轻级]|牛奶|花[店钱]|左右|候[选补]|支[付持]|干[部活嘛什啥]|祝[你您贺]|谢谢|麻烦|双方|印[刷章]|"
    r"展[会厅]|开|原[来告]|初[中次一二]|居[民委]|国|时|舒服|任何|通|关[于心]|顾[客问]|夏天|冷[库链气]|种|修|越|植|步|法|占|后|幸[福好]|海[外关]|强[制烈]|于[是]|叶子|应|武汉|成都|江[苏西南]|韩国|云南|温州|苏州|常州|徐州|郑州|"
    r"尊|贵|顶|正|许[多可]|方[案向法面]|易[拉碎燃]|沈阳|洪水|陆[续军]|游[客泳]|空|暂|甘肃|黑|车站|元旦|汉语|英语|连[续接]|陈述|段时|费用|董事|盛大|康复|高铁|鲁迅|华为|华东|路由|柴油|危|席位|钱|席位|荣[誉幸]|贝壳|凌晨|阳台|阴天|那)"
)
_TAIL = re.compile(
    r"(?:的|了|吗|呢|什么|怎么|一下|没有|不了|人|部|处|科|室|组|这边|问题|事情|电话|号码|地址|合同|发票|材料|业主|先生们|们|语|学生|客户|员工|老板|手机|家|房|车|款|费|单|票|机|会|时候|方便|工作|他|她|它)$"
)
_NO_FIRM = re.compile(
    r"^(?:一|两|几|某|都[是在有]|安排|带|开|查|拿|戴|包|搵|干|留|英[语文]|中文|普通话|粤语|更正|修|装|洗|换|送|买|卖|租|借|改|同名|隔壁|楼上|楼下|垃圾|人工|小孩|正规|出租车|原来|现在|以前|导航|介绍|海景|本|贵|咨询|需要|抬头|办手续|转学|工伤|结果|客户|以为|第三方|明后|别人|其他|另外|另|各|全|总|关于|上次|下次|昨天|今天|明天|订|预订|帮|取|投诉|喂|您好|哈喽|麻烦|知道|怎么|请)"
    r"|..(?:部|处|科|室|组)$|^[一-龥]部$|^(?:保险|物业|快递|装修|分|母|子|总|新|老|外|大|小|好|去)公司$"
)
_ENDS_AS_FIRM = re.compile(rf"..{ZH_ENDING}$")
_IS_PET = re.compile(rf"(?!老[板师公婆人家是客乡外同]|小[区店学时孩心伙声姑]|阿姨){_PET}$")
_INSIDE = re.compile(r"公司|集团|银行|医院|学校|大学|学院|法院|物流|建材|贸易|科技")


def is_ordinary(word: str) -> bool:
    """Whether a word only looks like a name: 「方便」「房东」."""
    return bool(_ORDINARY.match(word))


def names_stated(text: str) -> list[Span]:
    """Names that the caller gives as their own, in so many words."""
    found = [span for pattern in (*_NAMES, _OF_FIRM, _OF_NAMED_FIRM) for span in _names(pattern, text, 1)]
    for pattern in (_ANNOUNCED, _CALLED):
        for span in _names(pattern, text, 1):
            before = text[: span.start]
            theirs = _ASKED_FOR.search(before) or pattern is _CALLED
            if _OWN.search(before) or not theirs:
                found.append(span)
    return found


def companies_stated(text: str) -> list[Span]:
    """「我们云鹤物流」「我在康宁社区医院做护士」「单位是市建委」."""
    sure = [] if _NOT_THEIRS.search(text) else _firms(_SURE_FIRM, text)
    return [span for pattern in (*_COMPANIES, _LONG) for span in _firms(pattern, text)] + [
        span for span in sure if not text[: span.start].rstrip().endswith(("找", "接", "转", "是", "叫"))
    ]


def by_form_alone(text: str) -> list[Span]:
    """What looks like a firm or a name without a word that says whose: 「博雅律师楼 姓上官」."""
    names = [
        span
        for pattern in _PLAIN_NAMES
        for span in _names(pattern, text, 1)
        if not _ASKED_FOR.search(text[: span.start]) or _OWN.search(text[: span.start])
    ]
    for pattern in (_FIRM_AND_NAME, *_BESIDE_FIRM):
        names += _names(pattern, text, 1)
    names += [
        Span(m.start(1), m.end(1), "caller_name", m.group(1))
        for m in _EXPLAINED.finditer(text)
        if m.group(2) in m.group(1)
    ]
    return [*(span for pattern in _PLAIN for span in _firms(pattern, text)), *names]


def _is_name(name: str) -> bool:
    return not (
        _ORDINARY.match(name) or _TAIL.search(name) or _INSIDE.search(name) or _ENDS_AS_FIRM.search(name)
    )


def _names(pattern: re.Pattern[str], text: str, group: int) -> list[Span]:
    found = []
    for match in pattern.finditer(text):
        name = match.group(group)
        announced = pattern in (_ANNOUNCED, _NAMES[2], _NAMES[3])
        if _KNOWS.match(text[match.end(group) :]):
            continue
        if pattern in (_OF_FIRM, _OF_NAMED_FIRM) and _SENT.match(text[match.end(group) :]):
            continue
        if announced or pattern is _FIRM_AND_NAME or _IS_PET.match(name) or _is_name(name):
            found.append(Span(match.start(group), match.end(group), "caller_name", name))
    return found


def _firms(pattern: re.Pattern[str], text: str) -> list[Span]:
    found = []
    for match in pattern.finditer(text):
        name = match.group(1).strip()
        if not _NO_FIRM.search(name):
            found.append(Span(match.start(1), match.start(1) + len(name), "company", name))
    return found
