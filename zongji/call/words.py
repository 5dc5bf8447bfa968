"""Every word that `zongji call` shows, in English and Chinese."""

from __future__ import annotations

from zongji.words import speaks_chinese

_WORDS: dict[str, tuple[str, str]] = {
    "caller": ("caller", "来电者"),
    "receptionist": ("receptionist", "总机"),
    "heard_as": ("heard as", "听到"),
    "gap": ("gap", "间隔"),
    "dials": ("dials {called} from {caller}", "{caller} 拨打 {called}"),
    "keys": ("keys", "按键"),
    "hangs_up": ("hangs up", "挂机"),
    "call_over": ("the call is over", "通话结束"),
    "said": ("said", "说"),
    "heard": ("heard", "听到"),
    "replies": ("replies", "回答"),
    "goal": ("goal", "目的"),
    "target": ("target", "对象"),
    "disposition": ("disposition", "结果"),
    "message": ("message stored", "已存留言"),
    "met": ("Everything came out as expected.", "结果与预期一致。"),
    "unmet": ("Not as expected:", "与预期不符："),
    "none": ("none", "无"),
    "saved": (
        "Saved {path} (left: the caller, right: what the caller heard).",
        "已保存 {path}（左：来电者，右：听到的）。",
    ),
    "nothing_to_say": ("give --say or --scenario", "请给出 --say 或 --scenario"),
    "say_or_scenario": ("give either --say or --scenario, not both", "--say 与 --scenario 只能选一"),
    "not_running": (
        "no running product at {url}: start it with `make run`",
        "{url} 没有运行中的总机：请先 `make run`",
    ),
    "not_ours": ("what runs at {url} is not this product", "{url} 上运行的不是总机"),
    "no_lab": (
        "{url} uses a real carrier; `zongji call` needs the phone lab (no TWILIO_ACCOUNT_SID)",
        "{url} 使用真实运营商；`zongji call` 需要电话实验室（不设 TWILIO_ACCOUNT_SID）",
    ),
    "lab_away": ("the phone lab at {url} does not answer", "{url} 的电话实验室没有应答"),
    "token_refused": (
        "the API refused the token: set ZONGJI_TOKEN (see `zongji token`) or use the same data folder",
        "接口拒绝了令牌：请设置 ZONGJI_TOKEN（见 `zongji token`）或使用同一数据目录",
    ),
}


def words(key: str, /, **fields: object) -> str:
    """The words of ``key`` in the language of the terminal."""
    english, chinese = _WORDS[key]
    return (chinese if speaks_chinese() else english).format(**fields)
