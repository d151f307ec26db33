import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** One file that was loaded: which, by whom, and what became of its rows. */
@Entity({ schema: 'directory', name: 'data_import' })
@Check(
  'ck_data_import_rows',
  'rows_read = rows_created + rows_changed + rows_unchanged + rows_left_out + rows_rejected',
)
@ForeignKey('AuthorityEntity', ['authorityId'], ['id'], { name: 'fk_data_import_authority' })
export class DataImportEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_data_import' })
  authorityId!: string;

  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'pk_data_import' })
  id!: string;

  @Column({ name: 'kind', type: 'text' })
  kind!: string;

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string;

  @Column({ name: 'file_sha256', type: 'text' })
  fileSha256!: string;

  @Column({ name: 'source', type: 'text' })
  source!: string;

  /** The date the facts in the file were true. */
  @Column({ name: 'as_at', type: 'date' })
  asAt!: string;

  @Column({ name: 'rows_read', type: 'integer' })
  rowsRead!: number;

  @Column({ name: 'rows_created', type: 'integer' })
  rowsCreated!: number;

  @Column({ name: 'rows_changed', type: 'integer' })
  rowsChanged!: number;

  @Column({ name: 'rows_unchanged', type: 'integer' })
  rowsUnchanged!: number;

  @Column({ name: 'rows_left_out', type: 'integer' })
  rowsLeftOut!: number;

  @Column({ name: 'rows_rejected', type: 'integer' })
  rowsRejected!: number;

  @Column({ name: 'problems', type: 'jsonb' })
  problems!: unknown;

  @Column({ name: 'imported_by', type: 'text' })
  importedBy!: string;

  @Column({ name: 'imported_at', type: 'timestamptz', default: () => 'now()' })
  importedAt!: Date;
}
