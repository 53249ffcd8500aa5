/** Who acts: an account, or the system itself (start-up, seed). */
export interface Actor {
  id: string | null;
  name: string;
}

export const system: Actor = { id: null, name: "系统" };

/**
 * Every change the product can make, with its words. A mutation names one of these;
 * a test fails where a mutation writes without one.
 */
export const auditActions = {
  "account.created": "新建账号",
  "account.invited": "邀请填报人员",
  "account.changed": "修改账号",
  "account.mail-changed": "修改邮件设置",
  "account.password-reset": "重置密码",
  "account.password-changed": "修改密码",
  "account.activated": "启用账号",
  "account.deactivated": "停用账号",
  "community.registered": "登记社区",
  "community.changed": "修改社区资料",
  "projects.imported": "导入项目库",
  "results.imported": "导入历年结果",
  "districts.loaded": "载入区县市",
  "demonstration.loaded": "载入演示数据",
  "standard.loaded": "载入标准",
  "standard.drafted": "新建草案",
  "standard.draft-saved": "编辑草案",
  "standard.draft-discarded": "作废草案",
  "standard.proposed": "提请核定标准",
  "standard.returned": "退回修改标准",
  "standard.figures-ruled": "核定数值",
  "standard.adopted": "批准施行标准",
  "standard.repealed": "废止标准",
  "batch.opened": "开启批次",
  "batch.changed": "调整批次",
  "application.created": "新建申报",
  "answer.saved": "填报评分点",
  "waiver.claimed": "申请不适用",
  "waiver.withdrawn": "撤回不适用申请",
  "answers.imported": "导入填报表",
  "answers.carried": "沿用往次填报",
  "section.assigned": "分派填报",
  "section.handed-in": "交回填报",
  "section.sent-back": "退回补填",
  "section.accepted": "核对通过",
  "section.taken-over": "收回填报",
  "evidence.added": "上传佐证材料",
  "evidence.changed": "修改佐证材料",
  "evidence.removed": "移除佐证材料",
  "evidence.restored": "恢复佐证材料",
  "survey.planned": "制订满意度调查计划",
  "survey.register-imported": "导入住户名册",
  "survey.committed": "公布抽样承诺",
  "survey.drawn": "抽样并制作邀请信",
  "survey.letters-renewed": "重新制作邀请信",
  "survey.extended": "延长满意度调查",
  "survey.cancelled": "取消满意度调查",
  "survey.closed": "结束满意度调查",
  "survey.entered": "调查份数写入申报",
  "survey.judged": "判断调查的作答迹象",
  "survey.purged": "删除调查的答卷与名册",
  "application.submitted": "提交申报",
  "ruling.made": "核定评分点",
  "waiver.ruled": "裁定不适用申请",
  "application.returned": "退回整改",
  "application.concluded": "提交审定",
  "application.sent-back": "退回核验",
  "outcome.approved": "审定通过",
  "outcome.announced": "开始公示",
  "objection.received": "收到异议",
  "objection.taken-up": "受理异议",
  "objection.decided": "答复异议",
  "outcome.published": "公布结果",
  "amendment.proposed": "提请更正或撤销",
  "amendment.confirmed": "确认更正或撤销",
  "amendment.dropped": "不予更正或撤销",
  "calendar.corrected": "更正工作日",
  "job.retried": "重试后台任务",
} as const;

export type AuditAction = keyof typeof auditActions;

export interface AuditEntry {
  action: AuditAction;
  subjectType: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
}

export interface AuditView {
  seq: string;
  at: Date;
  actorName: string;
  action: string;
  subjectType: string;
  subjectId: string;
  before: unknown;
  after: unknown;
  hash: string;
}

/** One part of a record that differs between before and after; undefined: not there. */
export interface AuditChange {
  path: string[];
  before: unknown;
  after: unknown;
}

/** What a record is about, as far as it still stands in the database. */
export interface AuditSubject {
  name: string;
  href: string | null;
}

/** A record in words, for the audit's page. */
export interface AuditLine {
  seq: string;
  at: Date;
  actorName: string;
  action: string;
  subjectType: string;
  subjectId: string;
  /** 社区, 申报 … */
  subjectKind: string;
  subject: AuditSubject | null;
  /** The scoring point it is about. */
  point: string | null;
  changes: { label: string; before: string | null; after: string | null }[];
  hash: string;
}
