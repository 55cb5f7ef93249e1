"""The words portals use for levels and channels."""

LEVELS = {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã", "school": "Cơ sở giáo dục"}
CHANNELS = {"full": "Toàn trình", "partial": "Một phần", "counter": "Trực tiếp"}
TONES = {"neutral": "idle", "info": "doing", "warning": "help", "danger": "stop", "success": "done"}
