"""Every word that the commands show, in English and Chinese."""

from __future__ import annotations

import os

_WORDS: dict[str, tuple[str, str]] = {
    # zongji run
    "starting": ("starting", "正在启动"),
    "working": ("working", "进行中"),
    "ready": ("ready", "就绪"),
    "died": ("ended unexpectedly", "意外退出"),
    "restarting": ("starting again", "正在重新启动"),
    "stopping": ("stopping", "正在停止"),
    "stopped": ("stopped", "已停止"),
    "failed": ("failed", "失败"),
    "note": ("note", "提示"),
    "all_ready": (
        "Ready after {seconds:.1f} s. Ctrl-C stops everything.",
        "{seconds:.1f} 秒后全部就绪。按 Ctrl-C 停止。",
    ),
    "goodbye": ("Everything is stopped.", "全部进程已停止。"),
    "product_at": ("Receptionist", "总机"),
    "documents_at": ("API documents", "接口文档"),
    "token_by": ("API token", "接口令牌"),
    "lab_at": ("Phone lab (stands in for the carrier)", "电话实验室（代替运营商）"),
    "carrier_is": ("Carrier", "运营商"),
    "webhook_at": ("Voice webhook for the carrier", "运营商语音回调地址"),
    "data_in": ("Data and logs", "数据与日志"),
    "try_it": ("Try it", "试一试"),
    "needs_public_url": (
        "ZONGJI_PUBLIC_URL is not set: the carrier cannot reach {origin}",
        "未设置 ZONGJI_PUBLIC_URL：运营商无法访问 {origin}",
    ),
    "pulling": ("Fetching the real speech models (once) ...", "正在下载真实语音模型（仅一次）……"),
    "not_pulled": ("Speech models not fetched: {reason}", "未能下载语音模型：{reason}"),
    # preparations and processes
    "data": ("tables and directory", "数据表与电话簿"),
    "train": ("dialogue model (trained once, minutes)", "对话模型（只训练一次，需几分钟）"),
    "redis": ("Redis (live state)", "Redis（实时状态）"),
    "rasa": ("Rasa (dialogue)", "Rasa（对话）"),
    "actions": ("action server", "动作服务"),
    "worker": ("worker (deliveries)", "后台任务（投递）"),
    "lab": ("phone lab", "电话实验室"),
    "gateway": ("gateway (telephone, web)", "网关（电话与网页）"),
    # zongji doctor
    "doctor_fine": ("Everything that is needed is there.", "所需的一切都已就位。"),
    "doctor_problems": ("{count} problem(s), see the hints above.", "发现 {count} 个问题，请看上面的提示。"),
    "check": ("check", "检查"),
    "found": ("found", "结果"),
    "hint": ("hint", "建议"),
    "not_there": ("not there", "缺失"),
    "doc_python": ("Python", "Python"),
    "doc_uv": ("uv", "uv"),
    "doc_rasa": ("Rasa's environment", "Rasa 环境"),
    "doc_sql": ("SQL (records)", "SQL（记录）"),
    "doc_ports": ("ports", "端口"),
    "doc_token": ("Twilio auth token", "Twilio 认证令牌"),
    "doc_public_url": ("public address", "公网地址"),
    "model": ("model", "模型"),
    "kind": ("kind", "种类"),
    "path": ("path", "位置"),
    "kind_recogniser": ("hears with", "语音识别"),
    "kind_voice": ("speaks with", "语音合成"),
    "kind_voice_activity": ("voice activity", "语音活动检测"),
    "kind_end_of_turn": ("end of turn", "话轮结束判断"),
    "running_redis": ("running: Redis", "运行中：Redis"),
    "running_sql": ("running: SQL", "运行中：SQL"),
    "running_rasa": ("running: Rasa", "运行中：Rasa"),
    "running_actions": ("running: action server", "运行中：动作服务"),
    "running_speech": ("running: speech", "运行中：语音"),
    "running_lab": ("running: phone lab", "运行中：电话实验室"),
    "port_taken": ("{port} is taken", "{port} 已被占用"),
    "carrier_lab": ("phone lab on loopback", "本机电话实验室"),
    "hint_python": ("Python 3.11 or newer is needed", "需要 Python 3.11 或更高版本"),
    "hint_uv": ("optional: .venv/bin/zongji does the same", "可选：.venv/bin/zongji 效果相同"),
    "hint_install": ("make install", "make install"),
    "hint_train": ("make train (make run does it too)", "make train（make run 也会训练）"),
    "hint_data_folder": ("make it writable or set ZONGJI_DATA_DIR", "请给予写权限，或设置 ZONGJI_DATA_DIR"),
    "hint_disk": ("less than 1 GB free", "可用空间不足 1 GB"),
    "hint_redis": ("install redis-server or set REDIS_URL", "请安装 redis-server 或设置 REDIS_URL"),
    "hint_redis_url": ("is it running? see REDIS_URL", "是否在运行？请检查 REDIS_URL"),
    "hint_sql": ("is it running? see DATABASE_URL", "是否在运行？请检查 DATABASE_URL"),
    "hint_port": ("set {variable} to a free port", "请把 {variable} 设为空闲端口"),
    "hint_logs": ("see data/logs", "请看 data/logs"),
    "hint_lab": ("for real calls see docs/telephony.md", "接真实电话请看 docs/telephony.md"),
    "hint_auth_token": ("set TWILIO_AUTH_TOKEN", "请设置 TWILIO_AUTH_TOKEN"),
    "hint_public_url": ("set ZONGJI_PUBLIC_URL to https://...", "请把 ZONGJI_PUBLIC_URL 设为 https://..."),
    "hint_pull": ("zongji models pull", "zongji models pull"),
    "hint_demo": (
        "scripted callers only; for people: zongji models pull",
        "仅适合脚本呼叫；面向真人请运行 zongji models pull",
    ),
    # tokens, directory
    "token_once": ("Shown once, keep it safe:", "只显示这一次，请妥善保存："),
    "directory_empty": (
        "The directory was empty: {count} people imported.",
        "电话簿为空，已导入 {count} 人。",
    ),
    "directory_there": ("The directory holds {count} people.", "电话簿共有 {count} 人。"),
    "plan_summary": (
        "{adds} new, {changes} changed, {removals} removed",
        "新增 {adds}，变更 {changes}，删除 {removals}",
    ),
    "plan_errors": ("{count} error(s); nothing is imported.", "{count} 处错误，未导入任何内容。"),
    "plan_applied": ("Imported.", "已导入。"),
    "plan_dry": (
        "Dry run: nothing is changed. Add --apply to import.",
        "试运行：未作任何改动。加 --apply 才会导入。",
    ),
    "exported": ("Written to {folder}.", "已写入 {folder}。"),
}


def words(key: str, /, **fields: object) -> str:
    """The words of ``key`` in the language of the terminal."""
    english, chinese = _WORDS[key]
    return (chinese if speaks_chinese() else english).format(**fields)


def speaks_chinese() -> bool:
    """ZONGJI_LANGUAGE (zh or en) first, then the locale."""
    chosen = os.environ.get("ZONGJI_LANGUAGE", "")
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return (chosen or locale).lower().startswith("zh")
