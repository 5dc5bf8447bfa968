"""A message as its recipient reads it, in the caller's language (D2). Marked as written by a machine (K6)."""

from __future__ import annotations

from switchboard.domain.messages import Message


def message_text(message: Message, recipient: str) -> tuple[str, str]:
    """Title and body. Lines without a value are left out."""
    zh = message.language == "zh"
    who = message.caller_name or ("未留姓名" if zh else "name not given")
    title = f"留言：{who}" if zh else f"Message from {who}"
    labels = (
        ("致", "来电人", "单位", "电话", "内容") if zh else ("For", "Caller", "Company", "Number", "Message")
    )
    values = (recipient, who, message.caller_company, message.caller_number, message.content)
    colon = "：" if zh else ": "
    lines = [f"{label}{colon}{value}" for label, value in zip(labels, values, strict=True) if value]
    lines.append(f"{'时间' if zh else 'Taken at'}{colon}{message.created_at:%Y-%m-%d %H:%M %Z}")
    lines.append("（由智能总机记录）" if zh else "(Taken by the virtual receptionist)")
    return title, "\n".join(lines)
