"""Answers, given dossiers, what counts, and grading again"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'


def upgrade() -> None:
    op.create_table('allowances',
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('student_id', sa.Integer(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('school_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignments.id'], name=op.f('fk_allowances_assignment_id')),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_allowances_school_id')),
    sa.ForeignKeyConstraint(['student_id'], ['students.id'], name=op.f('fk_allowances_student_id')),
    sa.PrimaryKeyConstraint('assignment_id', 'student_id', name=op.f('pk_allowances'))
    )
    with op.batch_alter_table('allowances', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_allowances_school_id'), ['school_id'], unique=False)

    op.create_table('prepared',
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('student_id', sa.Integer(), nullable=False),
    sa.Column('exercise_hash', sa.String(length=64), nullable=False),
    sa.Column('variant', sa.JSON(), nullable=False),
    sa.Column('school_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignments.id'], name=op.f('fk_prepared_assignment_id')),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_prepared_school_id')),
    sa.ForeignKeyConstraint(['student_id'], ['students.id'], name=op.f('fk_prepared_student_id')),
    sa.PrimaryKeyConstraint('assignment_id', 'student_id', name=op.f('pk_prepared'))
    )
    with op.batch_alter_table('prepared', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_prepared_school_id'), ['school_id'], unique=False)

    op.create_table('regrades',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('exercise', sa.String(length=255), nullable=False),
    sa.Column('exercise_hash', sa.String(length=64), nullable=False),
    sa.Column('engine_version', sa.String(length=64), nullable=False),
    sa.Column('teacher_id', sa.Integer(), nullable=True),
    sa.Column('reason', sa.String(length=255), nullable=False),
    sa.Column('graded', sa.Integer(), nullable=False),
    sa.Column('changed', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('school_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_regrades_school_id')),
    sa.ForeignKeyConstraint(['teacher_id'], ['staff.id'], name=op.f('fk_regrades_teacher_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_regrades'))
    )
    with op.batch_alter_table('regrades', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_regrades_school_id'), ['school_id'], unique=False)

    with op.batch_alter_table('assignments', schema=None) as batch_op:
        batch_op.add_column(sa.Column('feedback', sa.String(length=64), server_default='full', nullable=False))
        batch_op.add_column(sa.Column('policy', sa.String(length=64), server_default='best', nullable=False))
        batch_op.add_column(sa.Column('rounding', sa.String(length=64), server_default='0.1', nullable=False))
        batch_op.add_column(sa.Column('minutes', sa.Integer(), nullable=True))

    with op.batch_alter_table('attempts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('answers', sa.JSON(), server_default='{}', nullable=False))

    with op.batch_alter_table('dossiers', schema=None) as batch_op:
        batch_op.add_column(sa.Column('given', sa.Boolean(), server_default='0', nullable=False))

    with op.batch_alter_table('reports', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('cause', sa.String(length=64), server_default='dossier.submitted', nullable=False)
        )
        batch_op.add_column(sa.Column('regrade_id', sa.Integer(), nullable=True))
