"""Colleagues, groups, sequences, remarks, hands, the lesson under way, languages"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'


def _owned(table, *parts):
    op.create_table(
        table,
        *parts,
        sa.Column('school_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f(f'fk_{table}_school_id')),
    )
    op.create_index(op.f(f'ix_{table}_school_id'), table, ['school_id'], unique=False)


def _refers(table, column, to):
    return sa.ForeignKeyConstraint([column], [f'{to}.id'], name=op.f(f'fk_{table}_{column}'))


def _indexed(table, *columns):
    for column in columns:
        op.create_index(op.f(f'ix_{table}_{column}'), table, [column], unique=False)


def upgrade() -> None:
    _owned('class_shares',
        sa.Column('classroom_id', sa.Integer(), nullable=False),
        sa.Column('staff_id', sa.Integer(), nullable=False),
        sa.Column('right', sa.String(length=64), nullable=False),
        sa.Column('until', sa.DateTime(), nullable=True),
        _refers('class_shares', 'classroom_id', 'classrooms'),
        _refers('class_shares', 'staff_id', 'staff'),
        sa.PrimaryKeyConstraint('classroom_id', 'staff_id', name=op.f('pk_class_shares')),
    )
    _owned('groups',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('classroom_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        _refers('groups', 'classroom_id', 'classrooms'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_groups')),
        sa.UniqueConstraint('classroom_id', 'name', name=op.f('uq_groups_classroom_id')),
    )
    _indexed('groups', 'classroom_id')
    _owned('group_members',
        sa.Column('group_id', sa.Integer(), nullable=False),
        sa.Column('student_id', sa.Integer(), nullable=False),
        _refers('group_members', 'group_id', 'groups'),
        _refers('group_members', 'student_id', 'students'),
        sa.PrimaryKeyConstraint('group_id', 'student_id', name=op.f('pk_group_members')),
    )
    _owned('sequences',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('classroom_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=255), nullable=False),
        sa.Column('in_order', sa.Boolean(), nullable=False),
        sa.Column('key', sa.String(length=64), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=False),
        _refers('sequences', 'classroom_id', 'classrooms'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_sequences')),
        sa.UniqueConstraint('key', name=op.f('uq_sequences_key')),
    )
    _indexed('sequences', 'classroom_id')
    _owned('hands',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('classroom_id', sa.Integer(), nullable=False),
        sa.Column('student_id', sa.Integer(), nullable=False),
        sa.Column('assignment_id', sa.Integer(), nullable=False),
        sa.Column('raised_at', sa.DateTime(), nullable=False),
        sa.Column('lowered_at', sa.DateTime(), nullable=True),
        _refers('hands', 'classroom_id', 'classrooms'),
        _refers('hands', 'student_id', 'students'),
        _refers('hands', 'assignment_id', 'assignments'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_hands')),
    )
    _indexed('hands', 'classroom_id', 'student_id', 'assignment_id')
    _owned('remarks',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('attempt_id', sa.Integer(), nullable=False),
        sa.Column('criterion', sa.String(length=255), nullable=False),
        sa.Column('earned', sa.Integer(), nullable=True),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('staff_id', sa.Integer(), nullable=False),
        sa.Column('at', sa.DateTime(), nullable=False),
        _refers('remarks', 'attempt_id', 'attempts'),
        _refers('remarks', 'staff_id', 'staff'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_remarks')),
    )
    _indexed('remarks', 'attempt_id')

    for table in ('staff', 'students'):
        op.add_column(table, sa.Column('language', sa.String(length=64), server_default='vi', nullable=False))
    op.add_column('classrooms', sa.Column('paused_at', sa.DateTime(), nullable=True))
    op.add_column('classrooms', sa.Column('announcement', sa.String(length=255), server_default='', nullable=False))
    op.add_column('classrooms', sa.Column('announced_at', sa.DateTime(), nullable=True))
    op.add_column('classrooms', sa.Column('lesson_revision', sa.Integer(), server_default='0', nullable=False))
    op.add_column('assignments', sa.Column('weight', sa.Integer(), server_default='1', nullable=False))
    op.add_column('assignments', sa.Column('hints', sa.String(length=64), server_default='yes', nullable=False))
    op.add_column('assignments', sa.Column('group_id', sa.Integer(), nullable=True))
    op.add_column('assignments', sa.Column('sequence_id', sa.Integer(), nullable=True))
    op.add_column('assignments', sa.Column('position', sa.Integer(), server_default='0', nullable=False))
    op.add_column('assignments', sa.Column('lent_seconds', sa.Integer(), server_default='0', nullable=False))
    op.add_column('attempts', sa.Column('paused_seconds', sa.Integer(), server_default='0', nullable=False))
