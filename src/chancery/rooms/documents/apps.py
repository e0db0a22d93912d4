from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from chancery.foundation.navigation import Nav


class DocumentsConfig(AppConfig):
    name = "chancery.rooms.documents"
    verbose_name = _("Văn bản")
    nav = [Nav(_("Văn bản"), "documents:list", "file")]

    def ready(self) -> None:
        from chancery.foundation import search
        from chancery.foundation.ledger import verbs

        from . import access, states  # noqa: F401
        from .models import Document
        from .search import to_document

        search.register(Document, to_document)
        verbs.register(
            {
                "body.added": _("đã thêm cơ quan ban hành"),
                "body.changed": _("đã sửa cơ quan ban hành"),
                "document.created": _("đã tạo dự thảo"),
                "document.changed": _("đã sửa thông tin văn bản"),
                "document.version_added": _("đã lưu phiên bản mới"),
                "document.submitted": _("đã trình duyệt"),
                "document.approved": _("đã duyệt"),
                "document.returned": _("đã trả lại"),
                "document.recalled": _("đã rút lại"),
                "document.overridden": _("đã cho phép trình khi còn lỗi"),
                "document.finding_silenced": _("đã bỏ qua một nhận xét của cổng thẩm định"),
                "document.finding_unsilenced": _("đã thôi bỏ qua một nhận xét"),
                "document.withdrawn": _("đã thôi soạn"),
                "document.issued": _("đã cấp số, ban hành"),
                "corpus.loaded": _("đã nạp tệp văn bản"),
                "work.added": _("đã đưa vào sổ văn bản đã ban hành"),
                "work.related": _("đã ghi quan hệ văn bản"),
                "work.unrelated": _("đã gỡ quan hệ văn bản"),
                "document.paper_added": _("đã thêm giấy tờ vào hồ sơ"),
                "document.paper_changed": _("đã sửa giấy tờ trong hồ sơ"),
                "document.opinion_asked": _("đã gửi lấy ý kiến"),
                "document.opinion_taken": _("đã ghi ý kiến trả lời"),
                "document.appraisal_asked": _("đã trình thẩm định"),
                "document.appraisers_assigned": _("đã phân công thẩm định"),
                "document.opinion_given": _("đã cho ý kiến thẩm định"),
                "document.opinion_changed": _("đã sửa ý kiến thẩm định"),
                "document.opinions_settled": _("đã quyết định về ý kiến khác nhau"),
                "document.gate_opened": _("đã mở cổng thẩm định"),
                "document.sent_back": _("đã trả về để sửa theo ý kiến thẩm định"),
                "document.appraisal_ended": _("đã làm hết hiệu lực đợt thẩm định trước"),
                "document.point_raised": _("đã góp ý vào văn bản"),
                "document.point_answered": _("đã trả lời góp ý"),
                "document.point_closed": _("đã xác nhận góp ý được giải quyết"),
                "document.point_overruled": _("đã quyết định về góp ý"),
                "document.point_reopened": _("đã nêu lại góp ý"),
                "document.pdf_made": _("đã tạo bản PDF"),
            }
        )
