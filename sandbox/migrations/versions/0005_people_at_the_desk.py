"""People at the one-stop desk: forms, hops, helpers, role swap"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'


def _owned(table, *parts):
    op.create_table(
        table,
        *parts,
        sa.Column('school_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f(f'fk_{table}_school_id')),
        sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{table}')),
    )
    op.create_index(op.f(f'ix_{table}_school_id'), table, ['school_id'], unique=False)


def _refers(table, column, to):
    return sa.ForeignKeyConstraint([column], [f'{to}.id'], name=op.f(f'fk_{table}_{column}'))


def upgrade() -> None:
    _owned('desk_forms',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('dossier_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=64), nullable=False),
        sa.Column('number', sa.String(length=64), nullable=False),
        sa.Column('facts', sa.JSON(), nullable=False),
        sa.Column('officer_id', sa.Integer(), nullable=True),
        sa.Column('issued_on', sa.DateTime(), nullable=False),
        _refers('desk_forms', 'dossier_id', 'dossiers'),
        _refers('desk_forms', 'officer_id', 'attempts'),
    )
    op.create_index(op.f('ix_desk_forms_dossier_id'), 'desk_forms', ['dossier_id'], unique=False)
    _owned('hops',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('dossier_id', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('agency', sa.String(length=64), nullable=False),
        sa.Column('task', sa.String(length=255), nullable=False),
        *(sa.Column(name, sa.DateTime(), nullable=True) for name in ('given_on', 'taken_on', 'due_on', 'done_on')),
        sa.Column('note', sa.Text(), nullable=False),
        _refers('hops', 'dossier_id', 'dossiers'),
        sa.UniqueConstraint('dossier_id', 'position', name=op.f('uq_hops_dossier_id')),
    )
    op.create_index(op.f('ix_hops_dossier_id'), 'hops', ['dossier_id'], unique=False)
    _owned('helpings',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('helper_id', sa.Integer(), nullable=False),
        sa.Column('citizen_id', sa.Integer(), nullable=False),
        sa.Column('screen', sa.JSON(), nullable=False),
        sa.Column('authorised_at', sa.DateTime(), nullable=True),
        sa.Column('revision', sa.Integer(), nullable=False),
        sa.Column('began_at', sa.DateTime(), nullable=False),
        _refers('helpings', 'helper_id', 'attempts'),
        _refers('helpings', 'citizen_id', 'attempts'),
        sa.UniqueConstraint('helper_id', name=op.f('uq_helpings_helper_id')),
        sa.UniqueConstraint('citizen_id', name=op.f('uq_helpings_citizen_id')),
    )
    _owned('advices',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('helping_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=64), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('points_to', sa.String(length=64), nullable=False),
        sa.Column('at', sa.DateTime(), nullable=False),
        sa.Column('seen_at', sa.DateTime(), nullable=True),
        sa.Column('answer', sa.String(length=64), nullable=False),
        _refers('advices', 'helping_id', 'helpings'),
    )
    op.create_index(op.f('ix_advices_helping_id'), 'advices', ['helping_id'], unique=False)

    op.add_column('assignments', sa.Column('serves_id', sa.Integer(), nullable=True))
    op.add_column('assignments', sa.Column('desk', sa.String(length=64), server_default='bot', nullable=False))
    op.add_column('assignments', sa.Column('clock', sa.DateTime(), nullable=True))
    op.add_column('results', sa.Column('signed', sa.String(length=64), server_default='', nullable=False))
    op.add_column('results', sa.Column('signed_by', sa.String(length=255), server_default='', nullable=False))
    op.add_column('petitions', sa.Column('published', sa.Boolean(), server_default='0', nullable=False))
    for table in ('dossiers', 'petitions'):
        op.add_column(table, sa.Column('item', sa.String(length=64), server_default='', nullable=False))
        op.add_column(table, sa.Column('revision', sa.Integer(), server_default='0', nullable=False))
        op.add_column(table, sa.Column('officer_id', sa.Integer(), nullable=True))
