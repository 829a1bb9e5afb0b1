# SPDX-License-Identifier: GPL-3.0-or-later
"""Teams of a cohort: who makes and fills them, and whom a post that calls one reaches."""
import unittest

from platform_fixture import new_id
from talk_fixture import TalkTest


class Teams(TalkTest):
    def team(self, name, *people):
        team = new_id()
        self.good(self.nadia.put(f"/v1/cohorts/{self.cohort['id']}/teams/{team}",
                                 {'name': name, 'member_ids': [person.id for person in people]}))
        self.addCleanup(self.nadia.act, 'DELETE', f'/v1/teams/{team}')
        return team

    def members(self, team):
        return self.mei.register()[2]['team', team]['member_ids']

    def test_team(self):
        create = f"/v1/cohorts/{self.cohort['id']}/teams/"
        team = self.team('North', self.mei)
        self.assertEqual(self.sees('team', team, 'team.created')['put']['name'], 'North')
        path = f'/v1/teams/{team}'
        self.refused(self.mei.put(create + new_id(), {'name': 'South'}), 403)
        self.refused(self.mei.act('PATCH', path, {'name': 'South'}), 403)
        self.refused(self.nadia.put(create + new_id(), {'name': ' '}), 422)
        self.refused(self.nadia.put(create + new_id(), {'name': 'x' * 41}), 422)
        self.refused(self.nadia.put(create + new_id(), {'name': 'nORTH'}), 409)
        self.assertEqual(self.sees('team', team, 'team.updated')['put']['member_ids'], [self.mei.id])
        for name in ('NORTH', 'Northern'):
            self.good(self.nadia.act('PATCH', path, {'name': name}))
            self.assertEqual(self.sees('team', team, 'team.updated')['put']['name'], name)
        self.good(self.nadia.act('DELETE', path))
        self.assertEqual(self.sees('team', team, 'team.deleted'), {'gone': team})
        self.refused(self.nadia.act('PATCH', path, {'name': 'x'}), 410)
        self.refused(self.nadia.put(f'{path}/members/{self.mei.id}', None), 410)
        self.team('Northern')

    def test_one_team_for_each(self):
        """A person is in one team of a cohort, and in none when they have left it."""
        diego = self.platform.person('diego')
        first, second = self.team('First', self.mei, diego), self.team('Second')
        self.assertEqual(self.members(first), [self.mei.id, diego.id])
        path = f'/v1/teams/{second}/members/'
        for _ in range(2):
            changed = {o['id']: o['member_ids'] for o in self.good(self.nadia.put(path + diego.id, None))['objects']}
            self.assertEqual(changed[second], [diego.id])
            self.assertEqual(changed.get(first, [self.mei.id]), [self.mei.id])
        self.assertEqual(self.members(first), [self.mei.id])
        outside = self.platform.person('hedda')
        for person in (outside.id, new_id()):
            self.refused(self.nadia.put(path + person, None), 404)
        self.refused(self.nadia.put(f"/v1/cohorts/{self.cohort['id']}/teams/{new_id()}",
                                    {'name': 'Third', 'member_ids': [outside.id]}), 422)
        self.refused(outside.act('DELETE', f'/v1/teams/{second}'), 404)
        for _ in range(2):
            self.assertEqual(self.good(self.nadia.request('DELETE', path + diego.id))['member_ids'], [])
        self.good(self.nadia.put(path + diego.id, None))
        self.assertEqual(self.members(second), [diego.id])
        member = f"/v1/cohorts/{self.cohort['id']}/members/{diego.id}"
        self.good(self.nadia.request('DELETE', member))
        self.assertEqual(self.members(second), [])

    def test_calling_a_team(self):
        """It reaches who is in the team when the post is sent, whatever the team is called."""
        yuki = self.platform.person('yuki')
        channel, team = self.cohort['channel_id'], self.team('Called', self.mei, yuki)
        asked = self.reply(self.mei, channel, mention_groups=[team])
        self.assertEqual(self.good(self.lars.get(f'/v1/posts/{asked}'))['mention_groups'], [team])
        self.assertIn(asked, self.mentions(yuki, 'team'))
        for person in (self.mei, self.lars, self.nadia):
            self.assertNotIn(asked, self.mentions(person, 'team'))
        self.good(self.nadia.put(f'/v1/teams/{team}/members/{self.lars.id}', None))
        self.assertNotIn(asked, self.mentions(self.lars, 'team'))
        self.good(self.nadia.act('PATCH', f'/v1/teams/{team}', {'name': 'Renamed'}))
        both = self.reply(self.mei, channel, mention_groups=[team], mention_ids=[yuki.id])
        self.assertIn(both, self.mentions(self.lars, 'team'))
        self.assertNotIn(both, self.mentions(yuki, 'team'))
        self.assertIn(both, self.mentions(yuki))
        mute = f'/v1/containers/{channel}/read_state'
        self.good(self.lars.put(mute, {'follow': 'mute'}))
        self.addCleanup(self.lars.put, mute, {'follow': 'normal'})
        muted = self.reply(self.mei, channel, mention_groups=[team])
        self.assertNotIn(muted, self.mentions(self.lars, 'team'))
        self.good(self.nadia.act('DELETE', f'/v1/teams/{team}'))
        late = self.reply(self.mei, channel, mention_groups=[team])
        self.assertNotIn(late, self.mentions(yuki, 'team'))
        self.refused(self.mei.put(f'/v1/containers/{channel}/posts/{new_id()}',
                                  {'body': 'x', 'mention_groups': [new_id()]}), 422)

    def test_several_teams_are_called_by_who_may_call_all(self):
        channel, teams = self.cohort['channel_id'], [self.team('One', self.lars), self.team('Two', self.mei)]
        path = f'/v1/containers/{channel}/posts/'
        self.refused(self.mei.put(path + new_id(), {'body': 'x', 'mention_groups': teams}), 403)
        self.reply(self.mei, channel, mention_groups=[teams[0], 'facilitators', teams[0]])
        self.assertIn(self.reply(self.nadia, channel, mention_groups=teams), self.mentions(self.lars, 'team'))
        role = f"/v1/cohorts/{self.cohort['id']}/members/{self.mei.id}"
        self.good(self.nadia.put(role, {'role': 'champion'}))
        self.addCleanup(self.nadia.put, role, {'role': 'learner'})
        for groups in (teams, ['cohort']):
            self.reply(self.mei, channel, mention_groups=groups)
        self.refused(self.mei.put(path + new_id(), {'body': 'x', 'mention_groups': teams}), 409)
        self.reply(self.mei, channel, mention_groups=teams[:1])


if __name__ == '__main__':
    unittest.main()
